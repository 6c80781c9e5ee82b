//! Which entities of articles are one thing.

mod classes;
mod keys;
mod name;
mod reasons;
mod sets;
mod view;

pub(super) use classes::Classes;
pub(super) use name::letters;
pub(super) use reasons::reasons;
pub(super) use view::{Office, Scope, View, is_held_by_one};

//! Mentions: spans that name something, found by gazetteers and rules.

mod again;
mod company;
pub mod date;
mod finder;
mod gazetteer;
mod items;
mod known;
#[allow(clippy::module_inception)]
mod mention;
mod names;

pub use again::drop_repeated;
pub use company::CompanyClasses;
pub use finder::{Finder, Found, LIST_SEPARATOR, Mark, Marks, first_items, prepare_marks};
pub use gazetteer::{Entry, EntryId, Gazetteer, GazetteerBuilder, Parent};
pub use items::{Item, Node};
pub use known::{KnownClasses, find_known, find_known_rivers, first_joined};
pub use mention::Mention;

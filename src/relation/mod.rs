//! Relations: statements between entities.

mod actions;
mod arguments;
mod discourse;
mod draft;
mod places;
mod posts;
mod predecessors;
mod reader;
mod settle;
mod sharing;
mod statement;

pub use actions::{Steps, prepare_steps};
pub use draft::{Draft, Slot};
pub use posts::TitleWords;
pub use reader::{Reader, Reading};
pub use settle::{Settled, settle};
pub use statement::{Evidence, Modality, Origin, Qualifier, Statement};

//! Questions to a graph.

mod about;
mod central;
mod diff;
mod fact;
mod find;
mod names;
mod path;
mod period;
mod subgraph;
mod tenure;
mod way;
mod who;

pub use about::{About, Backing};
pub use central::Central;
pub use diff::{Changes, Difference};
pub use fact::{Quoted, Told};
pub use find::Named;
pub(super) use names::NameIndex;
pub use path::Connection;
pub use period::Period;
pub(crate) use period::days;
pub(crate) use subgraph::NamedArticle;
pub use subgraph::Subgraph;
pub use tenure::{Conflict, Succession, Tenure};
pub use who::Holders;

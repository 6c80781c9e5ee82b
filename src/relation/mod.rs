//! Relations: statements between entities.

mod statement;

pub use statement::{Evidence, Modality, Origin, Qualifier, Statement};

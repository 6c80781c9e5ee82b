//! Packs: the files that hold what the library knows, parsed but not yet compiled.

mod described;
mod files;
mod gazetteer;
mod identity;
mod schema;
mod words;

pub use described::DescribedRow;
#[cfg(feature = "fuzzing")]
pub use files::files_of;
pub use files::{FileKind, PackFile, default_files, pack_files};
pub use gazetteer::{GazetteerRow, MeasuredRow, Name, Table, WrittenParent, class_names, facts, parents, parse_table};
pub use identity::{Identity, Office, is_ordinal};
pub use schema::{Schema, default_schema};
pub use words::parse_words;

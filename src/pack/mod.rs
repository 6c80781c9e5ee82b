//! Packs: the files that hold what the library knows, parsed but not yet compiled.

mod files;
mod gazetteer;
mod schema;
mod words;

pub use files::{FileKind, PackFile, default_files, pack_files};
pub use gazetteer::{GazetteerRow, MeasuredRow, Name, Table, facts, parse_table};
pub use schema::{Schema, default_schema};
pub use words::parse_words;

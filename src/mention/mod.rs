//! Mentions: what the words of a text name.

pub mod date;

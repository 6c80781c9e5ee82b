//! Tables of cases in `tests/data`: a kind, what is wanted of that kind, and the text that it is wanted of.

use std::fs;
use std::path::Path;

use govgraph::Extractor;

/// Holds each row against what is found in its text.
pub fn hold(table: &str, found: impl Fn(&Extractor, &str, &str) -> String) {
    let extractor = Extractor::new().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let table = fs::read_to_string(folder.join(table)).unwrap();
    let mut wrong = Vec::new();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let [kind, wanted, text] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("three cells: {line}") };
        let found = found(&extractor, kind, text);
        if found != wanted {
            wrong.push(format!("{text}\n    {kind}: {wanted}, not {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

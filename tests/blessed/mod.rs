//! What was written before, kept under `tests/golden` to be compared with what is written now.

// not every test needs both
#![allow(dead_code)]

use std::fs;
use std::path::Path;

/// What stands in the file `name` of `tests/golden`; nothing where there is none. With `GOVGRAPH_BLESS` set, `now` is taken for right and
/// kept there.
pub fn before(name: &str, now: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("GOVGRAPH_BLESS").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, now).unwrap();
    }
    fs::read_to_string(&file).unwrap_or_default()
}

/// Compares `now` with what was [`before`].
pub fn check(name: &str, now: &str) {
    let before = before(name, now);
    let changed = before.lines().zip(now.lines()).find(|(before, now)| before != now);
    assert!(before == now, "{name} changed; run again with GOVGRAPH_BLESS=1 if this is right: {changed:#?}");
}

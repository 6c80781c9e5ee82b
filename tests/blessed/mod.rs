//! What was written before, kept under `tests/golden` to be compared with what is written now.

use std::fs;
use std::path::Path;

/// Compares `now` with the file `name` of `tests/golden`. With `GOVGRAPH_BLESS` set, takes `now` for right and keeps it.
pub fn check(name: &str, now: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("GOVGRAPH_BLESS").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, now).unwrap();
    }
    let before = fs::read_to_string(&file).unwrap_or_default();
    let changed = before.lines().zip(now.lines()).find(|(before, now)| before != now);
    assert!(before == now, "{name} changed; run again with GOVGRAPH_BLESS=1 if this is right: {changed:#?}");
}

//! Lists the files of the default pack so that they are compiled in.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for (folder, ending) in
        [("rules", "rules"), ("rules", "tsv"), ("words", "txt"), ("gazetteers", "tsv"), ("", "json")]
    {
        let folder = root.join("data").join(folder);
        println!("cargo:rerun-if-changed={}", folder.display());
        list(&folder, ending, &mut files);
    }
    files.sort();
    let mut code = String::from("&[\n");
    for file in &files {
        println!("cargo:rerun-if-changed={}", file.display());
        let name = file.strip_prefix(&root).expect("files lie under the root").display();
        writeln!(code, "    ({:?}, include_str!({:?})),", name.to_string(), file.display().to_string())
            .expect("writing to a string");
    }
    code.push_str("]\n");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("default_pack.rs");
    fs::write(out, code).expect("OUT_DIR can be written");
}

fn list(folder: &Path, ending: &str, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|e| e.path()) {
        if path.extension().is_some_and(|e| e == ending) {
            files.push(path);
        }
    }
}

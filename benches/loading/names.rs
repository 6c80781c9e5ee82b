//! Packs of names that are made up.

use std::fmt::Write as _;
use std::fs;

use tempfile::TempDir;

const SYLLABLES: [&str; 24] = [
    "ba", "chen", "dong", "fei", "gao", "hua", "jin", "kang", "lin", "mei", "nan", "ping", "qing", "rong", "shan",
    "tai", "wen", "xi", "yang", "zhou", "el", "mar", "ton", "vik",
];
const ENDINGS: [&str; 6] = ["County", "City", "Town", "River Bridge", "Industrial Park", "University of Technology"];

/// A folder with a pack of that many names, two for each thing: one word alone, or with its type.
pub fn pack(names: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let mut table = String::from("key\tname\taliases\tclasses\tparent\tfacts\n");
    for number in 0..names / 2 {
        let (name, ending) = (word(number), ENDINGS[number % ENDINGS.len()]);
        writeln!(table, "place:made-{number}\t{name} {ending}\t~{name}\tcity\tplace:CN\tpopulation={number}")
            .expect("writing to a string");
    }
    fs::write(folder.path().join("places.tsv"), table).expect("the pack can be written");
    folder
}

/// A word of four to six syllables, another one for every number.
fn word(number: usize) -> String {
    let mut rest = number.wrapping_mul(7_368_787) % 7_962_624;
    let mut word = String::from("Q");
    for _ in 0..5 {
        word += SYLLABLES[rest % SYLLABLES.len()];
        rest /= SYLLABLES.len();
    }
    word
}

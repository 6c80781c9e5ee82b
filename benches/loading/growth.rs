//! How time grows with the length of a document and of a sentence, and with the number of names.

use std::time::Instant;

use govgraph::{Document, Extractor};
use tempfile::TempDir;

const PARAGRAPH: &str = "\nOn July 2, Jing Junhai, governor of Jilin province, presided over the fifth meeting of the \
    Standing Committee in Changchun. The meeting stressed that Siping city should develop tourism and rare earth. \
    Officials of Gongzhuling, which lies in Jilin, will visit the Songhua River with Wang Kai, mayor of Changchun.\n";
const CLAUSE: &str = "Jing Junhai, governor of Jilin province, met with Wang Kai, mayor of Changchun, in Siping, and said \
    that the Songhua River should be protected, ";
/// Lengths of texts in bytes.
const LENGTHS: [usize; 4] = [1 << 14, 1 << 16, 1 << 18, 1 << 20];

/// Prints all tables.
pub fn print(packs: &[(usize, TempDir)]) {
    let extractor = Extractor::new().expect("the default pack is sound");
    let grow = |name: &str, part: &str| {
        let text = |length: usize| format!("Jilin\n\n{}", part.repeat(length / part.len()));
        let points = LENGTHS.map(|length| (length as f64, seconds(&extractor, &text(length))));
        table(name, "bytes", &points, points.iter().map(|(length, seconds)| length / seconds / 1e6));
    };
    grow("length of a document", PARAGRAPH);
    grow("length of a sentence", CLAUSE);
    grow("length of a list of names", "Changchun, ");
    let text = PARAGRAPH.repeat((1 << 18) / PARAGRAPH.len());
    let points: Vec<(f64, f64)> = packs
        .iter()
        .map(|(names, folder)| {
            let extractor = Extractor::with_packs(&[folder.path()]).expect("the pack is sound");
            (*names as f64, seconds(&extractor, &text))
        })
        .collect();
    table("number of names", "names", &points, points.iter().map(|(_, seconds)| text.len() as f64 / seconds / 1e6));
}

fn table(name: &str, unit: &str, points: &[(f64, f64)], speeds: impl Iterator<Item = f64>) {
    println!("\n{name:<30} {:>10} {:>10}", "ms", "MB/s");
    for ((size, seconds), speed) in points.iter().zip(speeds) {
        println!("{:<30} {:>10.1} {speed:>10.2}", format!("{size:.0} {unit}"), seconds * 1e3);
    }
    // of a straight line through the logarithms of the first and the last point
    let (first, last) = (points[0], points[points.len() - 1]);
    let slope = (last.1 / first.1).ln() / (last.0 / first.0).ln();
    println!("time grows with the power {slope:.2}");
}

fn seconds(extractor: &Extractor, text: &str) -> f64 {
    let document = Document::new("a", text);
    let run = || {
        let start = Instant::now();
        assert!(!extractor.extract(&document).entities.is_empty());
        start.elapsed().as_secs_f64()
    };
    (0..3).map(|_| run()).fold(f64::INFINITY, f64::min)
}

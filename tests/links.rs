//! Names that may mean several things are decided by what stands around them: `tests/data/links.tsv`.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use govgraph::{Document, Entity, Extractor};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new().unwrap());

struct Case {
    text: String,
    name: String,
    key: String,
    published: String,
    source: String,
    remark: String,
}

fn cases() -> Vec<Case> {
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/links.tsv");
    let text = fs::read_to_string(table).unwrap();
    let rows = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).skip(1);
    let case = |line: &str| {
        let mut cells = line.split('\t').map(str::to_owned);
        let mut next = || cells.next().unwrap_or_default();
        Case { text: next(), name: next(), key: next(), published: next(), source: next(), remark: next() }
    };
    rows.map(case).collect()
}

/// The entity that has the name for a mention, or else the one whose mention covers it.
fn entity(extractor: &Extractor, case: &Case) -> Option<Entity> {
    let mut document = Document::new("a", case.text.as_str());
    if !case.published.is_empty() {
        document = document.with_published(case.published.parse().unwrap());
    }
    if !case.source.is_empty() {
        document = document.with_source(case.source.as_str());
    }
    let at = case.text.rfind(&case.name).unwrap_or_else(|| panic!("{} is not in {}", case.name, case.text)) as u32;
    let entities = extractor.extract(&document).entities;
    let named = |entity: &&Entity| entity.mentions.iter().any(|mention| mention.text == case.name);
    let covers = |entity: &&Entity| entity.mentions.iter().any(|mention| (mention.start..mention.end).contains(&at));
    entities.iter().find(named).or_else(|| entities.iter().find(covers)).cloned()
}

#[test]
fn ambiguous_names() {
    let extractor = &*EXTRACTOR;
    let cases = cases();
    let (mut wrong, mut mended, mut failures) = (Vec::new(), Vec::new(), 0);
    for case in &cases {
        let found = entity(extractor, case).and_then(|entity| entity.key).unwrap_or_else(|| "-".into());
        let known = case.remark.starts_with("known failure");
        failures += usize::from(found != case.key);
        match (found == case.key, known) {
            (false, false) => wrong.push(format!("{} in {:?}: {found}, not {}", case.name, case.text, case.key)),
            (true, true) => mended.push(format!("{} in {:?} is right now: drop the remark", case.name, case.text)),
            _ => {}
        }
    }
    assert!(cases.len() >= 60, "{}", cases.len());
    assert!(failures * 10 <= cases.len(), "{failures} of {} are wrong", cases.len());
    assert!(wrong.is_empty() && mended.is_empty(), "{wrong:#?} {mended:#?}");
}

#[test]
fn alternatives_are_kept_with_their_shares() {
    let extractor = &*EXTRACTOR;
    let text = "Officials from Suzhou, Jiangsu Province, toured the park.";
    let extraction = extractor.extract(&Document::new("a", text));
    let suzhou = extraction.entities.iter().find(|entity| entity.name == "Suzhou").unwrap();
    let alternatives = &suzhou.attributes["alternatives"];
    let shares: Vec<(&str, f32)> = alternatives
        .split(' ')
        .map(|one| one.split_once('=').unwrap())
        .map(|(key, share)| (key, share.parse().unwrap()))
        .collect();
    assert!(shares.iter().any(|(key, _)| *key == "place:CN-341300"), "{alternatives}");
    assert!(shares.iter().all(|(_, share)| (0.0..0.5).contains(share)), "{alternatives}");
    assert!(shares.is_sorted_by(|a, b| a.1 >= b.1), "{alternatives}");
}

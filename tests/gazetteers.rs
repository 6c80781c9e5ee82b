//! What the gazetteers of the default pack hold: how much, whether it goes together, how hard names are spelt, how units moved.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use govgraph::{Document, Extractor};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new().unwrap());

struct Row {
    file: String,
    name: String,
    aliases: Vec<String>,
    classes: Vec<String>,
    parent: String,
    facts: BTreeMap<String, String>,
}

impl Row {
    fn fact(&self, name: &str) -> &str {
        self.facts.get(name).map_or("", String::as_str)
    }

    fn is(&self, class: &str) -> bool {
        self.classes.iter().any(|c| c == class)
    }

    /// Keys of its parents, the last of which holds today.
    fn parents(&self) -> Vec<&str> {
        self.parent.split(';').filter(|p| !p.is_empty()).map(|p| p.split('@').next().unwrap()).collect()
    }

    /// Codes of the provinces that a river flows through, or a water lies in.
    fn provinces(&self) -> BTreeSet<String> {
        let listed = ["provinces", "in"].map(|fact| self.fact(fact)).join(",");
        let parents = self.parents().into_iter().map(|parent| parent.replace("place:", ""));
        let codes = listed.split(',').map(str::to_owned).chain(parents);
        codes.filter(|code| code.starts_with("CN-")).map(|code| code[..5].to_owned()).collect()
    }
}

type Rows = BTreeMap<String, Row>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/gazetteers")
}

fn rows() -> Rows {
    let mut rows = Rows::new();
    for file in fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        if !name.ends_with(".tsv") || ["adjectives.tsv", "posts.tsv"].contains(&name.as_str()) {
            continue;
        }
        for line in fs::read_to_string(&file).unwrap().lines().skip(1).filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t').map(str::to_owned);
            let mut next = || cells.next().unwrap_or_default();
            let (key, own, aliases, classes, parent, facts) = (next(), next(), next(), next(), next(), next());
            let list = |text: &str, marks: &[char]| -> Vec<String> {
                text.split(marks).filter(|part| !part.is_empty()).map(str::to_owned).collect()
            };
            let facts = list(&facts, &[';'])
                .iter()
                .filter_map(|f| f.split_once('='))
                .map(|(k, v)| (k.into(), v.into()))
                .collect();
            let row = Row {
                file: name.clone(),
                name: own,
                aliases: list(&aliases, &[';']),
                classes: list(&classes, &[' ', ',']),
                parent,
                facts,
            };
            rows.insert(key, row);
        }
    }
    rows
}

#[test]
fn there_is_enough_of_everything() {
    let rows = rows();
    let count = |wanted: &dyn Fn(&str, &Row) -> bool| rows.iter().filter(|(key, row)| wanted(key, row)).count();
    let level = |level: &'static str| {
        count(&|key, row| key.starts_with("place:CN-") && row.fact("level") == level && !row.is("former"))
    };
    assert_eq!((level("province"), level("prefecture"), level("county")), (34, 333, 2844));
    let rivers = |cn: bool| count(&|key, row| key.starts_with("river:") && row.is("cn") == cn && !row.is("canal"));
    assert!(rivers(true) >= 400 && rivers(false) >= 300, "{} {}", rivers(true), rivers(false));
    assert!(count(&|_, row| row.is("canal")) >= 20);
    assert!(count(&|_, row| row.is("cn") && (row.is("lake") || row.is("reservoir"))) >= 120);
    assert!(count(&|_, row| row.is("cn") && row.is("mountain")) >= 150);
    assert!(count(&|_, row| row.is("country")) >= 193);
    assert!(count(&|_, row| row.is("capital")) >= 190);
    assert!(count(&|key, row| key.starts_with("place:TW-") && row.is("cn")) >= 22);
    assert!(count(&|key, row| key.starts_with("place:HK-") && row.is("district")) == 18);
    let large = |row: &Row| row.fact("population").parse().is_ok_and(|people: u64| people >= 100_000);
    assert!(count(&|_, row| large(row)) >= 4500);
    let names: BTreeSet<&str> =
        rows.values().flat_map(|row| row.aliases.iter().map(|a| a.trim_start_matches('~'))).collect();
    assert!(names.len() > 50_000, "{}", names.len());
}

#[test]
fn the_page_of_sources_has_the_present_counts() {
    let page = fs::read_to_string(folder().join("../SOURCES.md")).unwrap();
    let rows = rows();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    rows.values().for_each(|row| *counts.entry(&row.file).or_default() += 1);
    for (file, count) in counts {
        let shown = page.lines().find_map(|line| line.strip_prefix(&format!("| `{file}` | "))?.split(' ').next());
        let shown: Option<usize> = shown.and_then(|shown| shown.replace(',', "").parse().ok());
        assert_eq!(shown, Some(count), "{file} in data/SOURCES.md");
    }
}

#[test]
fn parents_exist_and_levels_and_codes_agree() {
    let rows = rows();
    for (key, row) in &rows {
        for parent in row.parents() {
            assert!(rows.contains_key(parent), "{key}: {parent}");
        }
        let mut way = vec![key.as_str()];
        while let Some(parent) = rows[*way.last().unwrap()].parents().last().copied() {
            assert!(!way.contains(&parent), "{key} lies in itself: {way:?}");
            way.push(parent);
        }
        if !key.starts_with("place:CN-") || row.fact("code").is_empty() {
            continue;
        }
        let code = row.fact("code");
        assert_eq!(*key, format!("place:CN-{code}"));
        let level = match &code[2..] {
            "0000" => "province",
            rest if rest.ends_with("00") => "prefecture",
            _ => "county",
        };
        assert_eq!(row.fact("level"), level, "{key}");
        let parent = row.parents().last().map(|parent| &rows[*parent]).unwrap();
        let above = match level {
            "province" => parent.is("country"),
            "prefecture" => parent.fact("level") == "province" && parent.fact("code")[..2] == code[..2],
            // counties without a prefecture lie in the province
            _ => parent.fact("code")[..2] == code[..2] && parent.fact("level") != "county",
        };
        assert!(above, "{key} lies in {}", parent.name);
        assert!(!row.fact("zh").is_empty(), "{key}");
    }
}

#[test]
fn rivers_agree_with_each_other() {
    let rows = rows();
    for (key, row) in rows.iter().filter(|(key, _)| key.starts_with("river:")) {
        let Some(mouth) = row.facts.get("mouth") else { continue };
        let end = rows.get(mouth).unwrap_or_else(|| panic!("{key}: no {mouth}"));
        let (ours, theirs) = (row.provinces(), end.provinces());
        let inland = mouth.starts_with("river:") || mouth.starts_with("place:lake-");
        if inland && !ours.is_empty() && !theirs.is_empty() {
            assert!(!ours.is_disjoint(&theirs), "{key} {ours:?} flows into {mouth} {theirs:?}");
        }
        if mouth.starts_with("river:") {
            let basin = row.fact("basin");
            let above = if end.fact("basin").is_empty() { mouth } else { end.fact("basin") };
            assert!(basin == above || basin == mouth, "{key}: basin {basin}, but {mouth} is of {above}");
        }
        let mut way = vec![key.as_str()];
        while let Some(next) = rows.get(*way.last().unwrap()).and_then(|row| row.facts.get("mouth")) {
            assert!(!way.contains(&next.as_str()), "{way:?} flows in a circle");
            way.push(next);
        }
    }
}

/// The key of the place that a short article on that day means.
fn place(extractor: &Extractor, text: &str, name: &str, date: &str) -> Option<String> {
    let document = Document::new("a", text).with_published(date.parse().unwrap());
    let entities = extractor.extract(&document).entities;
    entities.into_iter().find(|entity| entity.mentions.iter().any(|m| m.text == name))?.key
}

#[test]
fn hard_spellings() {
    let rows = rows();
    let table = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/spellings.tsv")).unwrap();
    let by_zh: BTreeMap<&str, &String> =
        rows.iter().filter(|(_, row)| !row.is("former")).map(|(key, row)| (row.fact("zh"), key)).collect();
    let extractor = &*EXTRACTOR;
    let mut wrong = Vec::new();
    let cases: Vec<(&str, &str)> =
        table.lines().filter(|line| !line.starts_with('#')).skip(1).filter_map(|line| line.split_once('\t')).collect();
    assert!(cases.len() >= 150, "{}", cases.len());
    for (name, zh) in cases {
        let found = place(extractor, &format!("The minister of China arrived in {name}, China."), name, "2022-05-01");
        if found.as_ref() != by_zh.get(zh).copied() {
            wrong.push(format!("{name}: {found:?}, not {zh} {:?}", by_zh.get(zh)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What a unit lay in on a day.
#[test]
fn units_that_moved() {
    let extractor = &*EXTRACTOR;
    for (name, date, inner, outer) in [
        ("Gongzhuling", "2019-12-31", "place:CN-220184", "place:CN-220300"),
        ("Gongzhuling", "2020-12-31", "place:CN-220184", "place:CN-220100"),
        ("Laiwu", "2018-06-30", "place:CN-371200", "place:CN-370000"),
        ("Laiwu", "2019-06-30", "place:CN-370116", "place:CN-370100"),
        ("Gangcheng District", "2018-06-30", "place:CN-370117", "place:CN-371200"),
        ("Gangcheng District", "2019-06-30", "place:CN-370117", "place:CN-370100"),
        ("Chaohu", "2010-12-31", "place:CN-341400", "place:CN-340000"),
        ("Chaohu", "2011-12-31", "place:CN-340181", "place:CN-340100"),
        ("Lujiang County", "2010-12-31", "place:CN-340124", "place:CN-341400"),
        ("Lujiang County", "2011-12-31", "place:CN-340124", "place:CN-340100"),
        ("Wuwei County", "2010-12-31", "place:CN-340281", "place:CN-341400"),
        ("Wuwei County", "2011-12-31", "place:CN-340281", "place:CN-340200"),
        ("Hanshan County", "2010-12-31", "place:CN-340522", "place:CN-341400"),
        ("Hanshan County", "2011-12-31", "place:CN-340522", "place:CN-340500"),
        ("Shouxian County", "2015-06-30", "place:CN-340422", "place:CN-341500"),
        ("Shouxian County", "2016-06-30", "place:CN-340422", "place:CN-340400"),
        ("Zongyang County", "2015-06-30", "place:CN-340722", "place:CN-340800"),
        ("Zongyang County", "2016-06-30", "place:CN-340722", "place:CN-340700"),
        ("Jianyang", "2016-01-31", "place:CN-510185", "place:CN-512000"),
        ("Jianyang", "2016-12-31", "place:CN-510185", "place:CN-510100"),
        ("Zhongning County", "2003-06-30", "place:CN-640521", "place:CN-640300"),
        ("Zhongning County", "2004-06-30", "place:CN-640521", "place:CN-640500"),
        ("Zhabei District", "2014-06-30", "place:CN-310108", "place:CN-310000"),
    ] {
        let text = format!("The officials went to {name} on Monday.");
        let mut extraction = extractor.extract(&Document::new("a", text).with_published(date.parse().unwrap()));
        extractor.add_background(&mut extraction);
        let key = |id| extraction.entity(id).and_then(|entity| entity.key.as_deref()).unwrap_or_default();
        let lies = extraction.statements.iter().find(|s| &*s.predicate == "located_in" && key(s.subject) == inner);
        assert_eq!(lies.map(|s| key(s.object)), Some(outer), "{name} on {date}");
    }
}

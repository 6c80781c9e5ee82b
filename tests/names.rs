//! The tables of industries, companies, bodies and events refer to each other and to places, and their codes exist.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A row of a gazetteer, by column.
struct Row {
    key: String,
    name: String,
    classes: Vec<String>,
    parent: String,
    facts: BTreeMap<String, String>,
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn rows(name: &str) -> Vec<Row> {
    let text = read(&format!("data/gazetteers/{name}.tsv"));
    let lines = text.lines().skip(1).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let fact = |fact: &str| fact.split_once('=').map(|(name, value)| (name.to_string(), value.to_string()));
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |i: usize| cells.get(i).copied().unwrap_or("");
        Row {
            key: cell(0).into(),
            name: cell(1).into(),
            classes: cell(3).split([' ', ',']).filter(|c| !c.is_empty()).map(String::from).collect(),
            parent: cell(4).into(),
            facts: cell(5).split(';').filter_map(fact).collect(),
        }
    };
    lines.map(row).collect()
}

fn keys(tables: &[&str]) -> BTreeSet<String> {
    tables.iter().flat_map(|name| rows(name)).map(|row| row.key).collect()
}

fn places() -> BTreeSet<String> {
    keys(&["places_china", "places_world", "places_admin2", "places_zones"])
}

/// The codes of each revision of ISIC, from `tests/data/isic.txt`.
fn isic() -> BTreeMap<String, BTreeSet<String>> {
    let text = read("tests/data/isic.txt");
    let mut codes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut revision = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            Some(name) => revision = name.into(),
            None => codes.entry(revision.clone()).or_default().extend(line.split(' ').map(String::from)),
        }
    }
    codes
}

#[test]
fn every_industry_has_codes_of_both_revisions() {
    let industries = rows("industries");
    for (revision, known) in isic() {
        for row in &industries {
            let codes = row.facts.get(&revision).unwrap_or_else(|| panic!("{}: no {revision}", row.key));
            for code in codes.split(',') {
                assert!(known.contains(code), "{}: {code} is no code of {revision}", row.key);
            }
        }
    }
    let strong = industries.iter().filter(|row| row.classes.iter().any(|class| class == "strong"));
    assert!(strong.count() >= 500);
}

#[test]
fn industries_that_need_context_are_marked() {
    for row in rows("industries") {
        // "care": work that is done for rivers and lakes, too
        let classes: Vec<_> = row.classes.iter().filter(|class| *class != "care").collect();
        let weak = classes == ["weak"];
        assert!(weak || classes == ["strong"], "{}: {:?}", row.key, row.classes);
        assert!(!weak || row.name.starts_with('~'), "{}: ~{}", row.key, row.name);
    }
}

#[test]
fn companies_and_universities_have_known_industries_and_seats() {
    let (industries, places) = (keys(&["industries"]), places());
    for table in ["companies", "universities"] {
        for row in rows(table) {
            let country = row.facts.get("country").unwrap_or_else(|| panic!("{}: no country", row.key));
            assert!(places.contains(&format!("place:{country}")), "{}: {country}", row.key);
            assert!(row.facts.get("industry").is_none_or(|key| industries.contains(key)), "{}", row.key);
            assert!(row.facts.get("seat").is_none_or(|key| places.contains(key)), "{}: {:?}", row.key, row.facts);
        }
    }
}

#[test]
fn parents_exist_and_lead_to_no_circle() {
    let tables = ["organizations", "companies", "universities", "industries", "policies", "events"];
    let rows: Vec<Row> = tables.iter().flat_map(|name| rows(name)).collect();
    let parents: BTreeMap<&str, Vec<&str>> = rows
        .iter()
        .map(|row| (row.key.as_str(), row.parent.split(';').filter_map(|p| p.split('@').next()).collect()))
        .collect();
    for row in &rows {
        let mut above: Vec<&str> = parents[row.key.as_str()].clone();
        let mut steps = 0;
        while let Some(key) = above.pop().filter(|key| !key.is_empty()) {
            let next = parents.get(key).unwrap_or_else(|| panic!("{}: no row {key}", row.key));
            above.extend(next);
            steps += 1;
            assert!(steps < 50, "{}: a circle of parents", row.key);
        }
    }
}

#[test]
fn bodies_that_ended_name_a_body_that_followed() {
    let bodies = keys(&["organizations"]);
    let month = |date: &str| date.len() == 7 && date.as_bytes()[4] == b'-';
    for row in rows("organizations") {
        assert!(row.facts.get("successor").is_none_or(|key| bodies.contains(key)), "{}", row.key);
        for name in ["from", "until"] {
            assert!(row.facts.get(name).is_none_or(|date| month(date)), "{}: {name}", row.key);
        }
    }
}

#[test]
fn posts_have_a_form_and_a_rank() {
    let text = read("data/gazetteers/posts.tsv");
    let branches = "party state legislature consultative court procuratorate army diplomacy company university media";
    let levels = "country province city county township village";
    for line in text.lines().skip(1).filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let one_of = |all: &str, i: usize| cells.get(i).is_none_or(|c| c.is_empty() || all.split(' ').any(|a| a == *c));
        assert!(cells[0] == "title" && !cells[2].is_empty(), "{line}");
        assert!(("1"..="7").contains(&cells[3]) && cells[3].len() == 1, "{line}");
        assert!(one_of(branches, 4) && one_of(levels, 5), "{line}");
    }
}

#[test]
fn the_tables_are_as_large_as_they_say() {
    let with = |table: &str, fact: &str| rows(table).iter().filter(|row| row.facts.contains_key(fact)).count();
    assert!(with("companies", "industry") >= 100 && with("companies", "seat") >= 100);
    assert!(with("universities", "seat") >= 150);
    let central = rows("companies").iter().filter(|row| row.classes.iter().any(|class| class == "soe")).count();
    assert!(central >= 100, "{central} state enterprises");
}

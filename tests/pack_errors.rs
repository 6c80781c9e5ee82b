//! Errors in packs say the file, line and column, what is wrong and what would be right.

use std::fs;

use govgraph::{Extractor, PackReport};

/// The error that a pack with this one file gives, without its folder.
fn error(name: &str, text: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), text).unwrap();
    let error = Extractor::with_packs(&[folder.path()]).err().map(|e| e.to_string()).unwrap_or_default();
    error.rsplit(['/', '\\']).next().unwrap_or_default().to_string()
}

fn rule(lines: &str) -> String {
    format!("in facts\nrule sneezing\n  about Sneezing.\n{lines}\n")
}

#[test]
fn rules() {
    for (lines, told) in [
        ("  match [persom]", "a.rules:4:10: no class persom is declared; did you mean person?"),
        ("  match {who: person", "a.rules:4:15: } is expected here"),
        ("  match $nothing", "a.rules:4:9: no macro $nothing is defined"),
        ("  match \"sneezed", "a.rules:4:9: the quote opened here is not closed in this line"),
        ("  match person{3,2}", "a.rules:4:19: {3,2} is no count"),
        ("  match person?", "rule sneezing matches nothing at all"),
        ("  match person\n  state sneezes(a, b)", "a.rules:5:3: the schema declares no predicate sneezes"),
        (
            "  match {who: person}\n  state visited(wo, who)",
            "a.rules:5:3: the pattern captures no wo; did you mean who?",
        ),
        (
            "  match {a: person} {b: place}\n  state visited(a, b, of=b)",
            "a.rules:5:3: visited takes no qualifier of; it takes in, on",
        ),
        ("  match {a: person}\n  state visited(a, \"home\")", "a.rules:5:3: a word is no subject or object"),
        (
            "  match {a: person} {t: title}\n  state holds_position(a, t, status=\"late\")",
            "a.rules:5:3: the schema declares no status \"late\"; there are acting, former, incoming",
        ),
        (
            "  match {a: person} {t: title}\n  state holds_position(a, t, of=\"home\")",
            "a.rules:5:3: of takes organization or place, not the word \"home\"; capture it",
        ),
        (
            "  match {a: person} {b: place}\n  state visited(a, b) planned negated",
            "a.rules:5:31: one modality is enough: planned or negated",
        ),
        ("  match {a: person}\n  mark person a", "a.rules:5:3: mark and block are for mentions"),
        ("  match {a: person}\n  set mood a", "a.rules:5:3: set tells one of speaker"),
        ("  match {a: person}\n  confidence 2", "a.rules:5:14: a confidence is a number from 0 to 1, not 2"),
    ] {
        let error = error("a.rules", &rule(lines));
        assert!(error.contains(told), "{lines}\n  expected {told}\n  came out {error}");
    }
}

/// Found by fuzzing `pack_file`: the name that is no word had no place in the table of names.
#[test]
fn a_mark_without_a_name() {
    for (name, aliases) in [("X Town", "X;~"), ("X Town", "~ ;X"), ("~", "")] {
        let error =
            error("a.tsv", &format!("key\tname\taliases\tclasses\tparent\tfacts\nplace:x\t{name}\t{aliases}\n"));
        assert!(error.contains("a.tsv:2: place:x has an empty name"), "{name:?}, {aliases:?}: {error}");
    }
}

#[test]
fn rule_files() {
    for (text, told) in [
        ("rule lonely\n  match person\n", "a.rules:1:1: no phase is open; write: in PHASE"),
        ("in fact\nrule a-b\n  match person\n", "phase fact, which is not declared; did you mean facts?"),
        ("phase facts statements all\n", "a.rules:1:1: phase facts is declared twice"),
        ("phase x anaphora all\n", "descriptions cannot overlap"),
        ("phase x things all\n", "a.rules:1:9: a phase makes mentions, anaphora or statements, not things"),
        ("define a = $b\ndefine b = $a\nin facts\nrule r\n  match $a\n", "is defined by itself"),
    ] {
        let error = error("a.rules", text);
        assert!(error.contains(told), "{text}\n  expected {told}\n  came out {error}");
    }
}

#[test]
fn names_words_and_schema() {
    let header = "key\tname\taliases\tclasses\tparent\tfacts\n";
    for (file, text, told) in [
        ("a.tsv", "name\tkey\n".to_string(), "a.tsv:1: the first row of a gazetteer is key name aliases"),
        ("a.tsv", format!("{header}Dalian\tDalian\n"), "a.tsv:2: a key is written kind:identifier"),
        ("a.tsv", format!("{header}plase:x\tX\n"), "a.tsv:2:1: the schema declares no kind plase; did you mean place?"),
        ("a.tsv", format!("{header}place:x\tX\t\t\t\tfact\n"), "a.tsv:2: a fact is written name=value"),
        (
            "a.tsv",
            format!("{header}place:x\tX\nplace:y\tY\nplace:x\tX\n"),
            "a.tsv:4: place:x stands in line 2 already; a row has all that is known of a key",
        ),
        (
            "a.tsv",
            format!("{header}place:CN-220000\tKirin Land\n"),
            "a.tsv:2: place:CN-220000 stands twice, with different names; keys are unique",
        ),
        (
            "a.tsv",
            format!("{header}place:x\tX\t\t\tplace:CN-22000x\t\n"),
            "a.tsv:2: place:x: there is no parent place:CN-22000x; did you mean place:CN-22000",
        ),
        (
            "a.tsv",
            format!("{header}place:x\tX\t\t\tplace:y\t\nplace:y\tY\t\t\tplace:z\t\nplace:z\tZ\t\t\tplace:x\t\n"),
            "a.tsv:2: nothing lies in itself, as here: place:x in place:y in place:z in place:x",
        ),
        (
            "a.tsv",
            format!("{header}place:x\tX\t\t\tplace:CN@2011\t\n"),
            "a.tsv:2: place:x: a parent with dates is written KEY@2011-08..2019-01",
        ),
        (
            "a.tsv",
            format!("{header}place:x\tX\t\t\tplace:CN@..2011-13\t\n"),
            "a.tsv:2: place:x: a parent with dates is written KEY@2011-08..2019-01",
        ),
        (
            "a.tsv",
            format!("{header}place:x\tX\t\t\tplace:CN@2019-01..2011-08\t\n"),
            "a.tsv:2: place:x: 2019-01 is not before 2011-08",
        ),
        (
            "a.tsv",
            format!("{header}place:x\tX\t\t\tplace:CN@..2011-08;place:IN@2012-08..\t\n"),
            "write place:CN@..MONTH;place:IN@MONTH..",
        ),
        (
            "a.tsv",
            format!("{header}place:x\tX\t\t\tplace:CN;place:IN\t\n"),
            "a.tsv:2: place:x: of several parents each holds from the month when the one before ends",
        ),
        (
            "a.tsv",
            format!("{header}river:x\tX River\t\t\t\tmouth=river:yangzte\n"),
            "a.tsv:2: river:x: mouth: there is no river:yangzte; did you mean river:yangtze?",
        ),
        ("a.txt", "river\n".to_string(), "a.txt:1: \"river\" stands before the first [class-name] section"),
        ("schema.json", "{\"kinds\": [}".to_string(), "schema.json:1:"),
        (
            "schema.json",
            "{\"predicates\": {\"eats\": {\"subject\": [\"cat\"], \"object\": []}}}".to_string(),
            "predicate eats: no kind \"cat\" is declared",
        ),
    ] {
        let error = error(file, &text);
        assert!(error.contains(told), "{text}\n  expected {told}\n  came out {error}");
    }
}

/// What `govgraph check` says of a pack with this one file.
fn report(name: &str, text: &str) -> PackReport {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), text).unwrap();
    PackReport::new(&[folder.path()]).unwrap()
}

#[test]
fn every_row_at_fault_is_told() {
    let header = "key\tname\taliases\tclasses\tparent\tfacts\n";
    let rows = "Dalian\tDalian\nplace:x\tX\t\t\tplace:nowhere-at-all\t\nplace:y\tYonder\t\t\tplace:y\t\nplace:z\tZ\t\t\t\tfact\n";
    let report = report("a.tsv", &format!("{header}{rows}"));
    for told in [
        "a.tsv:2: a key is written kind:identifier",
        "a.tsv:3: place:x: there is no parent place:nowhere-at-all",
        "a.tsv:4: nothing lies in itself, as here: place:y in place:y",
        "a.tsv:5: a fact is written name=value",
    ] {
        assert!(report.problems.iter().any(|problem| problem.contains(told)), "{told}: {:#?}", report.problems);
    }
}

#[test]
fn names_that_are_ordinary_words_are_noted() {
    let header = "key\tname\taliases\tclasses\tparent\tfacts\n";
    let rows = "place:x\tBridge\t\tcity\t\t\nplace:y\tMarket\t~Market;Marketham\tcity\t\t\nplace:z\tYonderham\thouse\tcity\t\t\n";
    let report = report("a.tsv", &format!("{header}{rows}"));
    let of = |line: &str| report.notes.iter().filter(|note| note.contains(line)).count();
    assert_eq!((of("a.tsv:2: \"Bridge\""), of("a.tsv:3:"), of("a.tsv:4: \"house\"")), (1, 0, 1), "{:?}", report.notes);
    assert!(report.notes.iter().any(|note| note.ends_with("write ~Bridge where it needs context")));
}

//! Errors in packs say the file, line and column, what is wrong and what would be right.

use std::fs;

use govgraph::Extractor;

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

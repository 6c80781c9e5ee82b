//! A pack of one's own on top of the default one, from its files to its statements.

use std::fs;
use std::path::{Path, PathBuf};

use govgraph::{Document, Extractor, PackReport};

fn disease() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/packs/disease")
}

fn statements(text: &str) -> Vec<String> {
    let extraction = Extractor::with_packs(&[disease()]).unwrap().extract(&Document::new("a", text));
    let name = |id| extraction.entity(id).unwrap().name.clone();
    let told = extraction.statements.iter();
    told.map(|s| format!("{} {} {}", name(s.subject), s.predicate, name(s.object))).collect()
}

#[test]
fn a_pack_adds_a_kind_and_a_predicate() {
    let text = "Two cases of cholera were reported in Harbin. No case of dengue fever is known.";
    assert_eq!(statements(text), ["cholera reported_in Harbin"]);
}

#[test]
fn the_example_pack_is_sound() {
    let report = PackReport::new(&[disease()]).unwrap();
    let own = |line: &&String| line.contains("packs/disease");
    assert_eq!(report.problems.iter().filter(own).collect::<Vec<_>>(), Vec::<&String>::new());
    assert!(report.notes.is_empty(), "{:?}", report.notes);
}

#[test]
fn a_faulty_pack_is_told_all_its_faults() {
    let folder = tempfile::tempdir().unwrap();
    let rules = "in facts\n\nrule no-example\n  match {p: person} \"sneezed\"\n  set topic p\n\n\
                 rule wrong-example\n  about Sneezing.\n  match {p: person} \"sneezed\" \"at\" {q: person}\n  \
                 state met_with(p, q)\n  yes \"Jing Junhai sneezed.\" => met_with(\"Jing Junhai\", \"Han Jun\")\n  \
                 no \"Jing Junhai sneezed at Xi Jinping.\"\n\nrule faulty\n  match [persom]\n";
    fs::write(folder.path().join("sneeze.rules"), rules).unwrap();
    fs::write(folder.path().join("sneeze.txt"), "[sneezes]\nsneeze\nsneeze\n").unwrap();
    let report = PackReport::new(&[folder.path()]).unwrap();
    let of = |lines: &[String], place: &str| -> Vec<String> {
        let told = lines.iter().filter_map(|line| Some(line.split_once(place)?.1.to_owned()));
        told.collect()
    };
    assert_eq!(of(&report.problems, "sneeze.rules:3:1: rule no-example: ").len(), 3);
    assert_eq!(of(&report.problems, "sneeze.rules:7:1: "), ["rule wrong-example: never fires on its own examples"]);
    assert_eq!(of(&report.problems, "sneeze.rules:11:3: ").len(), 2);
    let told = of(&report.problems, "sneeze.rules:12:3: ");
    assert!(told[0].contains("must not match, but matches \"Jing Junhai sneezed at Xi Jinping\""), "{told:?}");
    assert!(of(&report.problems, "sneeze.rules:15:")[0].contains("did you mean person?"), "{:?}", report.problems);
    assert_eq!(of(&report.notes, "sneeze.txt:").len(), 2, "{:?}", report.notes);
}

#[test]
fn the_projects_data_folder_is_the_default_pack() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let document = Document::new("a", "On July 2, 2020, Jing Junhai, governor of Jilin province, visited Changchun.");
    let read = |extractor: Extractor| serde_json::to_string(&extractor.extract(&document)).unwrap();
    assert_eq!(read(Extractor::with_only_packs(&[data]).unwrap()), read(Extractor::new().unwrap()));
}

#[test]
fn without_the_default_pack_only_the_given_one_counts() {
    let error = Extractor::with_only_packs(&[disease()]).err().map(|e| e.to_string()).unwrap_or_default();
    assert!(error.contains("disease"), "{error}");
}

//! Background facts: what the gazetteers know of the things that an article names, on request and marked as such.

use std::sync::LazyLock;

use govgraph::{Document, Extraction, Extractor, Origin};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new().unwrap());

fn known(text: &str, published: &str) -> Vec<String> {
    let extractor = &*EXTRACTOR;
    let document = Document::new("a", text).with_published(published.parse().unwrap());
    let mut extraction = extractor.extract(&document);
    let read = extraction.statements.len();
    extractor.add_background(&mut extraction);
    assert!(extraction.statements[..read].iter().all(|statement| statement.source == Origin::Text));
    let added = &extraction.statements[read..];
    assert!(added.iter().all(|s| s.source == Origin::Gazetteer && s.evidence.is_none()));
    added
        .iter()
        .map(|s| format!("{} {} {}", key(&extraction, s.subject), s.predicate, key(&extraction, s.object)))
        .collect()
}

fn key(extraction: &Extraction, id: govgraph::EntityId) -> String {
    extraction.entity(id).unwrap().key.clone().unwrap()
}

#[test]
fn facts_of_each_kind() {
    for (text, published, facts) in [
        (
            "The meeting was held in Gongzhuling.",
            "2019-12-31",
            "place:CN-220184 located_in place:CN-220300; place:CN-220300 located_in place:CN-220000; \
             place:CN-220000 located_in place:CN",
        ),
        (
            "The meeting was held in Gongzhuling.",
            "2020-12-31",
            "place:CN-220184 located_in place:CN-220100; place:CN-220100 located_in place:CN-220000; \
             place:CN-220000 located_in place:CN",
        ),
        (
            "They cleaned the Yitong River.",
            "2020-12-31",
            "river:yitong flows_into river:yinma; river:yitong flows_through place:CN-220000",
        ),
        (
            "They sailed on the River Thames.",
            "2020-12-31",
            "river:thames flows_into place:sea-north; river:thames flows_through place:GB",
        ),
        (
            "The village lies at Lugu Lake.",
            "2020-12-31",
            "place:lake-lugu located_in place:CN-530000; place:CN-530000 located_in place:CN; \
             place:lake-lugu located_in place:CN-510000",
        ),
    ] {
        assert_eq!(known(text, published).join("; "), facts, "{text} {published}");
    }
}

#[test]
fn bodies_have_parents_companies_a_seat_and_an_industry() {
    let facts = known(
        "The Political Bureau of the CPC Central Committee met. China General Nuclear Power Group paid.",
        "2021-01-01",
    );
    for fact in [
        "org:cpc-politburo part_of org:cpc-cc",
        "org:cpc-cc part_of org:cpc",
        "company:china-general-nuclear-power-group located_in place:CN-440300",
        "company:china-general-nuclear-power-group develops_industry industry:nuclear-power",
    ] {
        assert!(facts.iter().any(|known| known == fact), "{fact} is not among {facts:#?}");
    }
}

#[test]
fn what_the_article_states_is_not_stated_again() {
    let facts = known("Changchun is the capital of Jilin Province.", "2021-01-01");
    let again = facts.iter().filter(|fact| *fact == "place:CN-220100 located_in place:CN-220000").count();
    assert!(again <= 1, "{facts:?}");
}

#[test]
fn statements_that_were_read_stay_as_they_were() {
    let extractor = &*EXTRACTOR;
    let document = Document::new("a", "On July 2, 2020, Jing Junhai, governor of Jilin province, visited Changchun.");
    let plain = extractor.extract(&document);
    let mut more = plain.clone();
    extractor.add_background(&mut more);
    assert_eq!(more.entities[..plain.entities.len()], plain.entities[..]);
    assert_eq!(more.statements[..plain.statements.len()], plain.statements[..]);
    assert!(more.entities[plain.entities.len()..].iter().all(|entity| entity.mentions.is_empty()));
}

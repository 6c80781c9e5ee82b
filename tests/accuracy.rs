//! How well the default pack reads the annotated samples. The floors lie a little under what it reaches.

use std::path::Path;

use govgraph::{Evaluation, Extractor, GoldArticle, Report, Signatures};

/// F1 of exact mentions.
const MENTIONS: f64 = 0.97;
/// F1 of mentions clustered to entities.
const ENTITIES: f64 = 0.94;
/// F1 of statements.
const STATEMENTS: f64 = 0.86;
/// Share of the dates found that have the right value.
const DATES: f64 = 0.95;

fn report() -> Report {
    let extractor = Extractor::new().unwrap();
    let signatures = Signatures::of(&extractor);
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let articles = GoldArticle::read(&samples, &signatures).unwrap();
    let mut evaluation = Evaluation::with_signatures(signatures);
    articles.iter().for_each(|article| evaluation.add(article, Some(&extractor.extract(&article.document()))));
    evaluation.report()
}

#[test]
fn the_samples_are_read_as_well_as_before() {
    let report = report();
    let table = report.layout().tables(true).to_string();
    println!("{table}");
    let measures = [
        ("mentions", report.mentions.f1, MENTIONS),
        ("entities", report.entities.f1, ENTITIES),
        ("statements", report.statements.f1, STATEMENTS),
        ("dates", report.accuracy.dates.unwrap_or(0.0), DATES),
    ];
    for (name, reached, floor) in measures {
        assert!(
            reached >= floor,
            "{name}: {reached} is less than {floor}\n{}",
            report.layout().findings(20).context(true)
        );
    }
}

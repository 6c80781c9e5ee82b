//! `govgraph eval`: how good the extraction is.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use govgraph::{Error, Evaluation, Extraction, GoldArticle, Report, Result, Signatures, printable};

use super::Outcome;
use super::args::EvalArguments;
use super::check;
use super::stdout::{write, write_json};

pub fn run(arguments: &EvalArguments) -> Result<Outcome> {
    let report = match &arguments.predicted {
        Some(file) => of_output(arguments, file)?,
        None => of_extractor(arguments)?,
    };
    print(arguments, report)?;
    Ok(Outcome::Done)
}

/// Measures what the packs read from the articles.
fn of_extractor(arguments: &EvalArguments) -> Result<Report> {
    let extractor = check::load(&arguments.packs)?;
    let signatures = Signatures::of(&extractor);
    let articles = gold(arguments, &signatures)?;
    let mut evaluation = Evaluation::with_signatures(signatures);
    for article in &articles {
        evaluation.add(article, Some(&extractor.extract(&article.document())));
    }
    Ok(evaluation.report())
}

/// Measures extractions that were written before.
fn of_output(arguments: &EvalArguments, file: &Path) -> Result<Report> {
    let predicted = extractions(file)?;
    let articles = gold(arguments, &Signatures::default())?;
    let mut evaluation = Evaluation::new();
    articles.iter().for_each(|article| evaluation.add(article, predicted.get(&article.id)));
    Ok(evaluation.report())
}

fn gold(arguments: &EvalArguments, signatures: &Signatures) -> Result<Vec<GoldArticle>> {
    let mut articles = Vec::new();
    for path in &arguments.gold {
        let found = GoldArticle::read(path, signatures)?;
        if found.is_empty() {
            return Err(Error::document(path, "the folder holds no annotated article (.json)"));
        }
        articles.extend(found);
    }
    Ok(articles)
}

fn extractions(file: &Path) -> Result<HashMap<String, Extraction>> {
    let lines = BufReader::new(File::open(file).map_err(|error| Error::io(file, error))?).lines();
    let mut extractions = HashMap::new();
    for (index, line) in lines.enumerate() {
        let line = line.map_err(|error| Error::io(file, error))?;
        if line.trim().is_empty() {
            continue;
        }
        let extraction: Extraction = serde_json::from_str(&line).map_err(|error| {
            Error::document(file, error.to_string()).with_line(index + 1).with_column(error.column())
        })?;
        extractions.insert(extraction.id.clone(), extraction);
    }
    Ok(extractions)
}

fn print(arguments: &EvalArguments, report: Report) -> Result<()> {
    if arguments.json {
        return write_json(&report.keep_findings(arguments.errors));
    }
    if arguments.by_rule {
        return write(&report.rule_table());
    }
    let layout = report.layout().tables(arguments.tables).calibration(arguments.calibration);
    let text = layout.findings(arguments.errors).context(true).to_string();
    let lines: Vec<String> = text.lines().map(|line| printable(line) + "\n").collect();
    write(&lines.concat())
}

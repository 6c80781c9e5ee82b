//! Answers: rows, or yes and no.

use std::io::{self, Write};

use oxigraph::model::{Literal, NamedNode, Term, Triple};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use oxigraph::sparql::{QueryEvaluationError, QueryResults, QuerySolution, Variable};
use percent_encoding::percent_decode_str;

use crate::export::cell::cell;

/// What a query gives: rows of terms. `ASK` gives one with `true` or `false`, `CONSTRUCT` and `DESCRIBE` one for each triple.
#[derive(Clone, Debug)]
pub struct SparqlAnswer {
    results: Results,
    prefixes: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
enum Results {
    Rows { variables: Vec<Variable>, rows: Vec<Vec<Option<Term>>> },
    Truth(bool),
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SparqlFormat {
    /// SPARQL 1.1 Query Results CSV, in which no text is a formula to a spreadsheet: texts are written as in `Neo4jNodes`.
    Csv,
    /// SPARQL 1.1 Query Results JSON.
    Json,
}

impl SparqlAnswer {
    /// Of results, without the columns that were given.
    pub(super) fn of(
        results: QueryResults<'_>,
        given: impl Fn(&str) -> bool,
        prefixes: Vec<(String, String)>,
    ) -> Result<Self, QueryEvaluationError> {
        let results = match results {
            QueryResults::Boolean(truth) => Results::Truth(truth),
            QueryResults::Solutions(solutions) => {
                let variables = solutions.variables().iter().filter(|variable| !given(variable.as_str()));
                let variables: Vec<Variable> = variables.cloned().collect();
                let row = |solution: QuerySolution| variables.iter().map(|one| solution.get(one).cloned()).collect();
                let rows = solutions.map(|solution| solution.map(row)).collect::<Result<_, _>>()?;
                Results::Rows { variables, rows }
            }
            QueryResults::Graph(triples) => {
                let variables = ["subject", "predicate", "object"].map(Variable::new_unchecked).to_vec();
                let row = |triple: Triple| {
                    [Term::from(triple.subject), Term::from(triple.predicate), triple.object].map(Some).to_vec()
                };
                let rows = triples.map(|triple| triple.map(row)).collect::<Result<_, _>>()?;
                Results::Rows { variables, rows }
            }
        };
        Ok(SparqlAnswer { results, prefixes })
    }

    /// The names of the columns, those of parameters left out.
    pub fn columns(&self) -> Vec<&str> {
        match &self.results {
            Results::Rows { variables, .. } => variables.iter().map(Variable::as_str).collect(),
            Results::Truth(_) => vec!["answer"],
        }
    }

    /// The rows for people: literals without their types, things by their keys, other IRIs with prefixes; empty where there is nothing.
    pub fn rows(&self) -> impl Iterator<Item = Vec<String>> + '_ {
        let (rows, truth) = match &self.results {
            Results::Rows { rows, .. } => (rows.as_slice(), None),
            Results::Truth(truth) => (&[][..], Some(vec![truth.to_string()])),
        };
        let text = |term: &Option<Term>| term.as_ref().map_or_else(String::new, |term| self.text(term));
        rows.iter().map(move |row| row.iter().map(text).collect()).chain(truth)
    }

    fn text(&self, term: &Term) -> String {
        match term {
            Term::Literal(literal) => literal.value().to_owned(),
            Term::NamedNode(node) => self.short(node),
            other => other.to_string(),
        }
    }

    fn short(&self, node: &NamedNode) -> String {
        let fitting =
            self.prefixes.iter().filter_map(|(name, iri)| Some((name, node.as_str().strip_prefix(iri.as_str())?)));
        match fitting.min_by_key(|(_, rest)| rest.len()) {
            Some((name, rest)) => {
                let rest = percent_decode_str(rest).decode_utf8_lossy();
                if name == "thing" { rest.into_owned() } else { format!("{name}:{rest}") }
            }
            None => node.to_string(),
        }
    }

    /// Writes it for programs.
    pub fn write(&self, format: SparqlFormat, out: &mut dyn Write) -> io::Result<()> {
        let serializer = QueryResultsSerializer::from_format(match format {
            SparqlFormat::Csv => QueryResultsFormat::Csv,
            SparqlFormat::Json => QueryResultsFormat::Json,
        });
        let out = match &self.results {
            Results::Truth(truth) => serializer.serialize_boolean_to_writer(out, *truth)?,
            Results::Rows { variables, rows } => {
                let mut writer = serializer.serialize_solutions_to_writer(out, variables.clone())?;
                let told = |term: &Term| if format == SparqlFormat::Csv { harmless(term) } else { term.clone() };
                for row in rows {
                    let row: Vec<Option<Term>> = row.iter().map(|term| term.as_ref().map(told)).collect();
                    let bound = variables.iter().zip(&row);
                    writer.serialize(bound.filter_map(|(variable, term)| Some((variable, term.as_ref()?))))?;
                }
                writer.finish()?
            }
        };
        // CSV ends its lines itself
        if format == SparqlFormat::Json { writeln!(out) } else { Ok(()) }
    }
}

/// The term with its text as a cell; a number is no formula.
fn harmless(term: &Term) -> Term {
    match term {
        Term::Literal(literal) if literal.value().parse::<f64>().is_err() => {
            Literal::from(cell(literal.value())).into()
        }
        other => other.clone(),
    }
}

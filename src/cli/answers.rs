//! Answers as pages for people.

use std::collections::BTreeMap;

use govgraph::{
    About, Backing, Central, Changes, Conflict, Connection, Difference, Holders, Modality, Page, Quoted, Succession,
    Tenure, Told,
};
use jiff::civil::Date;

fn day(date: Option<Date>) -> String {
    date.map_or_else(|| "?".to_owned(), |date| date.to_string())
}

/// `2020-07-02 to 2021-07-05`, or the one day.
fn span(first: Option<Date>, last: Option<Date>) -> String {
    match (first, last) {
        (None, None) => String::new(),
        (first, last) if first == last => day(first),
        (first, last) => format!("{} to {}", day(first), day(last)),
    }
}

fn times(count: usize) -> String {
    if count == 1 { "1 source".to_owned() } else { format!("{count} sources") }
}

fn quotations(page: &mut Page, sentences: &[Quoted]) {
    for quoted in sentences {
        page.quotation(&quoted.article, quoted.sentence.as_deref().unwrap_or("(the sentence is not kept)"));
    }
}

fn tenures(page: &mut Page, tenures: &[Tenure]) {
    for tenure in tenures {
        let mut remarks: Vec<String> = tenure.statuses.iter().cloned().collect();
        remarks.extend(tenure.former.map(|former| format!("former by {former}")));
        let attested = span(tenure.first, tenure.last);
        page.row([&tenure.person.name, &tenure.post.name, &attested, &remarks.join(", "), &times(tenure.sources)]);
        quotations(page, &tenure.sentences);
    }
}

/// What holds of a fact besides subject, predicate and object.
fn remarks(told: &Told) -> String {
    let mut remarks: Vec<String> = told.qualifiers.iter().map(|(name, value)| format!("{name} {value}")).collect();
    match told.modality {
        Modality::Asserted => {}
        Modality::Planned => remarks.push("planned".to_owned()),
        Modality::Negated => remarks.push("denied".to_owned()),
    }
    remarks.extend(told.said_by.as_ref().map(|speaker| format!("says {}", speaker.name)));
    remarks.join("; ")
}

fn facts(page: &mut Page, facts: &[Told]) {
    for told in facts {
        let when = span(told.first, told.last);
        page.row([&told.subject.name, &told.predicate, &told.object.name, &remarks(told), &when, &times(told.sources)]);
        quotations(page, &told.sentences);
    }
}

pub fn holders(page: &mut Page, holders: &Holders) {
    let heading = if holders.tenures.is_empty() { "nobody is attested" } else { "attested" };
    page.heading(&format!("{}: {heading}", holders.of.name));
    tenures(page, &holders.tenures);
    if !holders.last_known.is_empty() {
        page.heading("last known before");
        tenures(page, &holders.last_known);
    }
}

pub fn about(page: &mut Page, about: &About) {
    let articles = if about.articles == 1 { "1 article".to_owned() } else { format!("{} articles", about.articles) };
    page.heading(&format!("{} ({}, {}), {articles}", about.node.name, about.node.kind, about.node.key));
    let others: Vec<&str> = about.names.iter().map(String::as_str).filter(|name| *name != about.node.name).collect();
    if !others.is_empty() {
        page.row(["also", &others.join(", ")]);
    }
    if !about.tenures.is_empty() {
        page.heading("posts");
        tenures(page, &about.tenures);
    }
    let mut by_predicate: BTreeMap<&str, Vec<Told>> = BTreeMap::new();
    for told in &about.facts {
        by_predicate.entry(&told.predicate).or_default().push(told.clone());
    }
    for (predicate, told) in by_predicate {
        page.heading(predicate);
        for told in told {
            let when = span(told.first, told.last);
            page.row([&told.subject.name, &told.object.name, &remarks(&told), &when, &times(told.sources)]);
            quotations(page, &told.sentences);
        }
    }
}

pub fn meetings(page: &mut Page, told: &[Told]) {
    if told.is_empty() {
        page.heading("no meeting is told of");
    }
    facts(page, told);
}

pub fn backers(page: &mut Page, backings: &[Backing]) {
    if backings.is_empty() {
        page.heading("no place or body is told to back it");
    }
    for backing in backings {
        page.heading(&backing.province.name);
        facts(page, &backing.facts);
    }
}

pub fn connections(page: &mut Page, connections: &[Connection]) {
    if connections.is_empty() {
        page.heading("nothing connects them");
    }
    for connection in connections {
        let names: Vec<&str> = connection.nodes.iter().map(|node| node.name.as_str()).collect();
        page.heading(&names.join(" - "));
        connection.steps.iter().for_each(|step| facts(page, step));
    }
}

pub fn central(page: &mut Page, central: &[Central]) {
    for one in central {
        page.row([&one.node.name, &format!("{:.3}", one.rank), &format!("joined with {}", one.joined), &one.node.key]);
    }
}

pub fn changes(page: &mut Page, changes: &Changes) {
    let sections = [("first attested in a post", &changes.begun), ("told to have left a post", &changes.ended)];
    for (heading, told) in sections.into_iter().filter(|(_, told)| !told.is_empty()) {
        page.heading(heading);
        tenures(page, told);
    }
    if !changes.successions.is_empty() {
        page.heading("successions");
        successions(page, &changes.successions);
    }
    if !changes.facts.is_empty() {
        page.heading("told for the first time");
        facts(page, &changes.facts);
    }
    if page.is_empty() {
        page.heading("nothing new is told");
    }
}

pub fn difference(page: &mut Page, difference: &Difference) {
    for (heading, told) in [("added", &difference.added), ("removed", &difference.removed)] {
        if !told.is_empty() {
            page.heading(&format!("{heading}: {}", told.len()));
            facts(page, told);
        }
    }
    if page.is_empty() {
        page.heading("both say the same");
    }
}

pub fn conflicts(page: &mut Page, conflicts: &[Conflict]) {
    if conflicts.is_empty() {
        page.heading("no conflicts");
    }
    for conflict in conflicts {
        page.heading(&format!(
            "{}, {}: two are attested",
            conflict.post.name,
            span(Some(conflict.from), Some(conflict.to))
        ));
        tenures(page, &conflict.tenures);
    }
}

pub fn successions(page: &mut Page, successions: &[Succession]) {
    for succession in successions {
        let Succession { post, from, last, to, first, .. } = succession;
        page.row([
            &post.name,
            &from.name,
            &format!("last {}", day(*last)),
            &to.name,
            &format!("first {}", day(*first)),
        ]);
    }
}

//! Mentions: comparing the predicted spans with the annotated ones.

use std::collections::{BTreeMap, BTreeSet};

use super::alignment::{Alignment, common};
use super::context::{around, words};
use super::gold::GoldArticle;
use super::report::{Finding, quoted};
use crate::text::Span;

/// A kind and a span.
pub(super) type KindSpan<'a> = (&'a str, Span);

/// The mentions of one article on both sides.
pub(super) struct Mentions<'a> {
    gold: BTreeSet<KindSpan<'a>>,
    /// Each with the rules that gave it.
    predicted: BTreeMap<KindSpan<'a>, BTreeSet<&'a str>>,
}

impl<'a> Mentions<'a> {
    pub(super) fn new(gold: &'a GoldArticle, alignment: &Alignment<'a>) -> Self {
        let of_entity = |e: &'a super::GoldEntity| e.spans.iter().map(move |span| (e.kind.as_str(), *span));
        let mut predicted: BTreeMap<_, BTreeSet<&str>> = BTreeMap::new();
        for entity in alignment.entities.iter().map(|aligned| aligned.entity) {
            for mention in &entity.mentions {
                let key = (&*entity.kind, Span::new(mention.start, mention.end));
                predicted.entry(key).or_default().insert(&mention.rule);
            }
        }
        Mentions { gold: gold.entities.iter().flat_map(of_entity).collect(), predicted }
    }

    /// How many are right, predicted and gold, of one kind or of all.
    pub(super) fn counts(&self, kind: Option<&str>) -> (usize, usize, usize) {
        let of_kind = |mention: &KindSpan<'_>| kind.is_none_or(|kind| kind == mention.0);
        let predicted = self.predicted.keys().filter(|mention| of_kind(mention));
        let right = predicted.clone().filter(|mention| self.gold.contains(*mention)).count();
        (right, predicted.count(), self.gold.iter().filter(|mention| of_kind(mention)).count())
    }

    /// The number of one-to-one pairs of overlapping spans of one kind: each predicted span, in order, takes the first gold
    /// span that is still free.
    pub(super) fn overlapping(&self) -> usize {
        let mut free: Vec<_> = self.gold.iter().collect();
        let mut pairs = 0;
        for (kind, span) in self.predicted.keys() {
            if let Some(at) = free.iter().position(|gold| gold.0 == *kind && common(gold.1, *span) > 0) {
                free.remove(at);
                pairs += 1;
            }
        }
        pairs
    }

    /// Each rule with whether its mention is right.
    pub(super) fn by_rule(&self) -> impl Iterator<Item = (&'a str, bool)> {
        self.predicted.iter().flat_map(|(mention, rules)| rules.iter().map(|rule| (*rule, self.gold.contains(mention))))
    }

    pub(super) fn missed(&self, article: &GoldArticle) -> Vec<Finding> {
        let missed = self.gold.iter().filter(|mention| !self.predicted.contains_key(*mention));
        missed.map(|mention| finding(article, *mention, Vec::new())).collect()
    }

    pub(super) fn wrong(&self, article: &GoldArticle) -> Vec<Finding> {
        let wrong = self.predicted.iter().filter(|(mention, _)| !self.gold.contains(*mention));
        wrong
            .map(|(mention, rules)| finding(article, *mention, rules.iter().map(|&r| r.to_owned()).collect()))
            .collect()
    }
}

fn finding(article: &GoldArticle, (kind, span): KindSpan<'_>, rules: Vec<String>) -> Finding {
    Finding {
        article: article.id.clone(),
        what: format!("{kind} {}", quoted(&words(&article.text, span))),
        context: around(&article.text, span),
        rules,
    }
}

//! A graph as a page to explore.

use std::io::{self, Write};

use jiff::civil::Date;
use serde::Serialize;

use super::embed::{Each, write_block};
use super::shell::Shell;
use crate::export::graph::{EdgeRecord, GraphFormat, NodeRecord};
use crate::graph::{Edge, Subgraph};

/// One page that shows the graph in a browser, without network or server: drawn, as a table, with search, filters, facts of each node, the
/// sentences of each edge, and the holders of posts on a time line.
///
/// The graph stands in it as JSON: the objects of [`GraphJson`](crate::GraphJson), each edge with its `days` (first and last of each date),
/// and the tenures of its posts. Up to about 5,000 nodes are drawn with ease; [`around`](crate::KnowledgeGraph::around) and
/// [`largest_component`](crate::KnowledgeGraph::largest_component) choose from more.
///
/// ```
/// use govgraph::{Articles, GraphFormat, GraphPage, KnowledgeGraph};
/// let graph = KnowledgeGraph::new(Articles::new());
/// let mut page = Vec::new();
/// GraphPage.write(&graph.whole(), &mut page).unwrap();
/// assert!(page.starts_with(b"<!DOCTYPE html>"));
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct GraphPage;

const SHELL: Shell = Shell {
    title: "Knowledge graph",
    body: include_str!("graph.html"),
    styles: &[include_str!("common.css"), include_str!("graph.css")],
    libraries: &[
        include_str!("vendor/cytoscape.min.js"),
        include_str!("vendor/d3-dispatch.min.js"),
        include_str!("vendor/d3-timer.min.js"),
        include_str!("vendor/d3-quadtree.min.js"),
        include_str!("vendor/d3-force.min.js"),
    ],
    scripts: &[
        include_str!("common.js"),
        include_str!("graph/model.js"),
        include_str!("graph/filters.js"),
        include_str!("graph/layout.js"),
        include_str!("graph/drawing.js"),
        include_str!("graph/search.js"),
        include_str!("graph/table.js"),
        include_str!("graph/timeline.js"),
        include_str!("graph/details.js"),
        include_str!("graph/main.js"),
    ],
};

#[derive(Serialize)]
struct Data<N, E, T> {
    whole: Whole,
    nodes: N,
    edges: E,
    tenures: T,
}

/// How much there is in all, whatever part is shown.
#[derive(Serialize)]
struct Whole {
    nodes: usize,
    edges: usize,
}

#[derive(Serialize)]
struct DatedEdge<'g> {
    #[serde(flatten)]
    edge: EdgeRecord<'g>,
    days: Vec<[Date; 2]>,
}

impl<'g> DatedEdge<'g> {
    fn of(edge: &Edge<'g>) -> Self {
        let edge = EdgeRecord::of(edge);
        let days = edge.days().map(<[Date; 2]>::from).collect();
        DatedEdge { edge, days }
    }
}

impl GraphFormat for GraphPage {
    fn write(&self, part: &Subgraph<'_>, out: &mut dyn Write) -> io::Result<()> {
        SHELL.write(out)?;
        let graph = part.graph();
        let data = Data {
            whole: Whole { nodes: graph.node_count(), edges: graph.edge_count() },
            nodes: Each(|| part.nodes().map(|node| NodeRecord::of(&node))),
            edges: Each(|| part.edges().map(|edge| DatedEdge::of(&edge))),
            tenures: Each(|| part.tenures()),
        };
        write_block("graph", &data, out)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use sha2::{Digest, Sha256};

    use super::*;
    use crate::export::graph::GraphJson;
    use crate::graph::{Articles, KnowledgeGraph};
    use crate::text::Document;

    const EXTRACTION: &str = r#"{
"id": "a</script>", "published": "2021-06-18", "source": "GS.gov", "sentences": [{"start": 0, "end": 19}, {"start": 21, "end": 59}],
"entities": [
 {"id": "e0", "kind": "person", "name": "Li \"<b>\" Na", "mentions": []},
 {"id": "e1", "kind": "title", "name": "governor", "mentions": []},
 {"id": "e2", "kind": "place", "name": "Gansu", "key": "place:CN-620000", "mentions": []}],
"statements": [
 {"subject": "e0", "predicate": "holds_position", "object": "e1", "qualifiers": {"of": "e2"}, "rule": "posts", "confidence": 0.9,
  "evidence": {"sentence": 1, "start": 21, "end": 51}}]}"#;

    const BEGINNING: &str = concat!(
        r#"{"whole":{"nodes":3,"edges":2},"nodes":["#,
        r#"{"key":"a\u003c/script\u003e#e0","kind":"person","name":"Li \"\u003cb\u003e\" Na","names":["Li \"\u003cb\u003e\" Na"],"#,
        r#""articles":["a\u003c/script\u003e"]},"#,
    );

    /// The graph as a format writes it.
    fn written(format: &dyn GraphFormat) -> String {
        let text = "陇南 is in Gansu.\n Li \"<b>\" Na, governor of Gansu, spoke.";
        let mut articles = Articles::new();
        articles.add(&serde_json::from_str(EXTRACTION).unwrap(), Some(&Document::new("a</script>", text))).unwrap();
        let mut out = Vec::new();
        format.write(&KnowledgeGraph::new(articles).whole(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_data_stand_at_the_end_and_are_those_of_the_export() {
        let page = written(&GraphPage);
        let (_, data) = page.split_once("<script type=\"application/json\" class=\"graph\">").unwrap();
        let data = data.strip_suffix("</script>\n").unwrap();
        assert!(data.starts_with(BEGINNING) && !data.contains('<'), "{data}");
        let mut data: Value = serde_json::from_str(data).unwrap();
        for edge in data["edges"].as_array_mut().unwrap() {
            let days = edge.as_object_mut().unwrap().remove("days");
            assert_eq!(days, Some(json!([["2021-06-18", "2021-06-18"]])), "{edge}");
        }
        let exported: Value = serde_json::from_str(&written(&GraphJson)).unwrap();
        assert_eq!((&data["nodes"], &data["edges"]), (&exported["nodes"], &exported["edges"]));
        let tenure = &data["tenures"][0];
        assert_eq!(tenure["person"]["name"], "Li \"<b>\" Na");
        assert_eq!((&tenure["post"]["name"], &tenure["last"]), (&json!("governor of Gansu"), &json!("2021-06-18")));
        let source = &data["edges"][0]["sources"][0];
        assert_eq!((&source["text_start"], &source["code_points"]), (&json!(17), &json!([17, 47])), "{source}");
    }

    #[test]
    fn libraries_are_as_they_were_made() {
        let names = ["cytoscape", "d3-dispatch", "d3-force", "d3-quadtree", "d3-timer"];
        let [cytoscape, dispatch, timer, quadtree, force] = SHELL.libraries else { panic!("five libraries") };
        let sums = names.iter().zip([cytoscape, dispatch, force, quadtree, timer]).map(|(name, library)| {
            let digest: String = Sha256::digest(library).iter().map(|byte| format!("{byte:02x}")).collect();
            format!("{digest}  ./{name}.min.js\n")
        });
        assert_eq!(sums.collect::<String>(), include_str!("vendor/sha256.txt"), "run .ci/vendor");
    }

    #[test]
    fn nothing_of_ours_ends_its_element() {
        let own = SHELL.libraries.iter().chain(SHELL.scripts).chain(SHELL.styles);
        for part in own {
            assert!(!part.contains("</s") && !part.contains("<!--"), "{}", &part[..80]);
        }
    }
}

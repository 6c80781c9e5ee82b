//! Pages for the browser: one file each, which needs no network and no server.

mod article;
mod embed;
mod graph;
mod shell;

pub use article::ArticlePage;
pub use graph::GraphPage;

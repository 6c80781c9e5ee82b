//! What is the same in every page but its data.

use std::io::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The files that a page is made of. They are written into it whole, so that it stands alone.
pub(super) struct Shell {
    pub(super) title: &'static str,
    /// The markup of the body, from its start tag on: scripts and data follow it.
    pub(super) body: &'static str,
    /// Style sheets, in order.
    pub(super) styles: &'static [&'static str],
    /// Libraries, each a script of its own.
    pub(super) libraries: &'static [&'static str],
    /// Our own code: the parts of one module, which runs when all of the page has been read.
    pub(super) scripts: &'static [&'static str],
}

/// What stands before the policy.
const TOP: &str = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
/// What stands after the styles, before the title.
const VIEWPORT: &str = "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";

impl Shell {
    /// Writes the page. Blocks of data may follow it.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let (styles, code) = (self.styles.concat(), self.scripts.concat());
        writeln!(
            out,
            "{TOP}<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">",
            self.policy(&styles, &code)
        )?;
        // the name keeps cytoscape.js from adding a sheet of its own, which the policy would refuse
        writeln!(out, "<style id=\"__________cytoscape_stylesheet\">{styles}</style>")?;
        write!(out, "{VIEWPORT}<title>{} – govgraph</title>\n</head>\n{}", self.title, self.body)?;
        for library in self.libraries {
            writeln!(out, "<script>{library}</script>")?;
        }
        writeln!(out, "<script type=\"module\">{code}</script>")
    }

    /// The page loads nothing, runs no code and has no style but ours, and turns no string into markup.
    fn policy(&self, styles: &str, code: &str) -> String {
        let scripts: Vec<String> = self.libraries.iter().chain([&code]).map(|script| hash(script)).collect();
        format!(
            "default-src 'none'; script-src {}; style-src {}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
            scripts.join(" "),
            hash(styles),
        )
    }
}

/// How a policy names the text of an element.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_what_stands_in_the_page() {
        let shell = Shell {
            title: "t",
            body: "<body>\n<main></main>\n",
            styles: &["a{}", "b{}"],
            libraries: &[""],
            scripts: &["alert(1)"],
        };
        let mut out = Vec::new();
        shell.write(&mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
             script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='; \
             style-src 'sha256-cR0WXeDFPUxoynVcPpDZ1iYEOmjKwa49ZNxsL/qKIpk='; base-uri 'none'; form-action 'none'; \
             require-trusted-types-for 'script'\">\n\
             <style id=\"__________cytoscape_stylesheet\">a{}b{}</style>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>t – govgraph</title>\n</head>\n<body>\n\
             <main></main>\n\
             <script></script>\n\
             <script type=\"module\">alert(1)</script>\n"
        );
    }
}

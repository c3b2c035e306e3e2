//! Reads a saved page: its Markdown, and what its head says of it.

use std::rc::Rc;
use std::sync::{Arc, Mutex};

use htmd::element_handler::{HandlerResult, Handlers};
use htmd::{Element, HtmlToMarkdown, Node};

use super::{Refused, cells, guess, signs};

/// What is never part of a guide.
const DROPPED: [&str; 23] = [
    "nav", "footer", "aside", "script", "style", "noscript", "iframe", "svg", "template", "select",
    "dialog", "canvas", "video", "audio", "object", "embed", "input", "textarea", "map",
    "progress", // What the page itself has struck out.
    "s", "del", "strike",
];
/// Elements that a page can hide, or give a part beside the article.
const CONTAINERS: [&str; 9] = [
    "div", "section", "ul", "ol", "p", "header", "span", "figure", "details",
];
/// Parts beside the article, as pages call them.
const BESIDE: [&str; 6] = [
    "navigation",
    "banner",
    "contentinfo",
    "search",
    "complementary",
    "dialog",
];

/// A page as Markdown.
pub(super) struct Page {
    pub(super) title: Option<String>,
    pub(super) publisher: Option<String>,
    /// Year and month.
    pub(super) updated: Option<String>,
    pub(super) markdown: String,
}

/// What the handlers find on their way.
#[derive(Default)]
struct Found {
    title: Option<String>,
    publisher: Option<String>,
    updated: Option<String>,
    mains: Vec<String>,
    articles: Vec<String>,
}

/// Reads HTML: `<main>` or the longest `<article>` where there is one, else all of it.
pub(super) fn html(text: &str, most_depth: usize) -> Result<Page, Refused> {
    let text = text.replace(signs::is_sign, "");
    let found = Arc::new(Mutex::new(Found::default()));
    let converter = converter(&found);
    // Reading a text that is in memory cannot fail.
    let tree = converter.html_to_tree(&text).map_err(|_| Refused::Empty)?;
    if depth(&tree) > most_depth {
        return Err(Refused::TooDeep);
    }
    let all = converter.tree_to_markdown(&tree);
    let found = std::mem::take(&mut *found.lock().unwrap_or_else(|broken| broken.into_inner()));
    let longest = |texts: Vec<String>| texts.into_iter().max_by_key(String::len);
    let markdown = longest(found.mains)
        .or_else(|| longest(found.articles))
        .filter(|text| !text.trim().is_empty())
        .unwrap_or(all);
    Ok(Page {
        title: found.title.map(|title| guess::without_site(&title)),
        publisher: found.publisher,
        updated: found.updated,
        markdown: signs::settle(&markdown),
    })
}

/// Takes Markdown as it is, but for its front matter, of which the title is kept.
pub(super) fn markdown(text: &str) -> Page {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut title = None;
    let mut rest = text;
    for fence in ["+++", "---"] {
        let Some(inside) = text.strip_prefix(fence) else {
            continue;
        };
        let Some((front, after)) = inside.split_once(&format!("\n{fence}")) else {
            continue;
        };
        rest = after.split_once('\n').map_or("", |(_, rest)| rest);
        title = front
            .lines()
            .find_map(|line| line.trim().strip_prefix("title"))
            .and_then(|line| line.trim_start().strip_prefix([':', '=']))
            .map(|line| line.trim().trim_matches(['"', '\'']).to_owned());
    }
    Page {
        title: title.filter(|title| !title.is_empty()),
        publisher: None,
        updated: None,
        markdown: rest.to_owned(),
    }
}

fn converter(found: &Arc<Mutex<Found>>) -> HtmlToMarkdown {
    let note = |set: fn(&mut Found, String)| {
        let found = Arc::clone(found);
        move |handlers: &dyn Handlers, element: Element<'_>| {
            let content = handlers.walk_children(element.node).content;
            if let Ok(mut found) = found.lock() {
                set(&mut found, content.clone());
            }
            Some(block(&content))
        }
    };
    let in_head = Arc::clone(found);
    HtmlToMarkdown::builder()
        .skip_tags(DROPPED.to_vec())
        .add_handler(vec!["main"], note(|found, text| found.mains.push(text)))
        .add_handler(
            vec!["article"],
            note(|found, text| found.articles.push(text)),
        )
        .add_handler(vec!["title"], {
            let note = note(|found, text| {
                found.title.get_or_insert(text);
            });
            move |handlers: &dyn Handlers, element: Element<'_>| {
                note(handlers, element);
                None
            }
        })
        .add_handler(
            vec!["meta"],
            move |_: &dyn Handlers, element: Element<'_>| {
                if let Ok(mut found) = in_head.lock() {
                    meta(&element, &mut found);
                }
                None
            },
        )
        .add_handler(
            CONTAINERS.to_vec(),
            |handlers: &dyn Handlers, element: Element<'_>| {
                if is_beside(&element) {
                    return None;
                }
                let is_header = element.tag == "header";
                // The head of a site has no heading, that of an article has.
                let result = handlers.fallback(element)?;
                (!is_header || result.content.contains("# ")).then_some(result)
            },
        )
        .add_handler(
            vec!["a"],
            |handlers: &dyn Handlers, element: Element<'_>| {
                let content = handlers.walk_children(element.node).content;
                let skips = attribute(&element, "href").is_some_and(|to| to.starts_with('#'))
                    && content.trim().to_lowercase().starts_with("skip to");
                (!skips).then(|| content.into())
            },
        )
        .add_handler(
            vec!["h1", "h2", "h3", "h4", "h5", "h6"],
            |handlers: &dyn Handlers, element: Element<'_>| {
                let heading = handlers.fallback(element)?;
                Some(signs::pressed(&heading.content).into())
            },
        )
        // What a page folds away is a question as a rule; of a term, what is around it tells.
        .add_handler(
            vec!["summary", "dt"],
            |handlers: &dyn Handlers, element: Element<'_>| {
                let content = handlers.walk_children(element.node).content;
                let content = collapse(&signs::pressed(&content));
                Some(if content.is_empty() || content.starts_with('#') {
                    block(&content)
                } else if element.tag == "summary" {
                    format!("\n\n###### {content}\n\n").into()
                } else {
                    format!("\n\n{}{content}\n\n", signs::TERM).into()
                })
            },
        )
        .add_handler(
            vec!["button", "label"],
            |handlers: &dyn Handlers, element: Element<'_>| {
                let content = handlers.walk_children(element.node).content;
                Some(if content.trim_start().starts_with('#') {
                    block(&content)
                } else {
                    signs::button(&content).into()
                })
            },
        )
        .add_handler(
            vec!["sup", "sub"],
            |handlers: &dyn Handlers, element: Element<'_>| {
                let content = handlers.walk_children(element.node).content;
                Some(signs::raised(&content, element.tag == "sup").into())
            },
        )
        .add_handler(
            vec!["td", "th"],
            |handlers: &dyn Handlers, element: Element<'_>| {
                let content = handlers.walk_children(element.node).content;
                let across = attribute(&element, "colspan");
                let down = attribute(&element, "rowspan");
                Some(cells::cell(element.tag == "th", across, down, &content).into())
            },
        )
        .add_handler(vec!["tr"], inside(cells::row))
        .add_handler(vec!["thead", "tbody", "tfoot"], inside(cells::group))
        .add_handler(
            vec!["table"],
            inside(|content| block(&cells::table(content)).content),
        )
        .build()
}

/// A handler that makes something of the content alone.
fn inside(
    make: fn(&str) -> String,
) -> impl Fn(&dyn Handlers, Element<'_>) -> Option<HandlerResult> {
    move |handlers, element| Some(make(&handlers.walk_children(element.node).content).into())
}

fn block(content: &str) -> HandlerResult {
    format!("\n\n{}\n\n", content.trim_matches('\n')).into()
}

fn attribute<'e>(element: &'e Element<'_>, name: &str) -> Option<&'e str> {
    let found = element.attrs.iter().find(|attr| &*attr.name.local == name);
    found.map(|attr| &*attr.value)
}

fn is_beside(element: &Element<'_>) -> bool {
    attribute(element, "role").is_some_and(|role| BESIDE.contains(&role))
        || attribute(element, "hidden").is_some()
        || attribute(element, "aria-hidden") == Some("true")
}

fn meta(element: &Element<'_>, found: &mut Found) {
    let name = attribute(element, "property").or_else(|| attribute(element, "name"));
    let content = attribute(element, "content").map(collapse);
    let Some(content) = content.filter(|content| !content.is_empty()) else {
        return;
    };
    match name {
        Some("og:site_name") => found.publisher = Some(content),
        Some("article:modified_time") => found.updated = guess::month(&content),
        Some("article:published_time") if found.updated.is_none() => {
            found.updated = guess::month(&content);
        }
        _ => {}
    }
}

/// How deep the elements are nested, found without recursion.
fn depth(tree: &Rc<Node>) -> usize {
    let mut open = vec![(Rc::clone(tree), 0)];
    let mut deepest = 0;
    while let Some((node, depth)) = open.pop() {
        deepest = deepest.max(depth);
        let children = node.children.borrow();
        open.extend(children.iter().map(|child| (Rc::clone(child), depth + 1)));
    }
    deepest
}

fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

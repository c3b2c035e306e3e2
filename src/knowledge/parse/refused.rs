//! What Markdown has and guides do not hold, and what to write instead.

use pulldown_cmark::{CodeBlockKind, Event, Tag};

/// Whether an event begins a block: inside a list or a quote there are none.
pub(super) fn is_block(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Rule
            | Event::Html(_)
            | Event::Start(
                Tag::Heading { .. }
                    | Tag::BlockQuote(_)
                    | Tag::CodeBlock(_)
                    | Tag::HtmlBlock
                    | Tag::FootnoteDefinition(_)
                    | Tag::List(_)
                    | Tag::Table(_)
            )
    )
}

/// What a guide does not hold, and what to write instead.
pub(super) fn unsupported(event: &Event<'_>) -> Option<(&'static str, &'static str)> {
    Some(match event {
        Event::Start(Tag::Heading { .. }) => ("headings", "start the heading's line with `##`"),
        Event::Start(Tag::BlockQuote(_)) => (
            "block quotes",
            "start the line with `>` at the margin, after an empty line",
        ),
        Event::Start(Tag::List(_)) => ("lists", "put the list in a section's text"),
        Event::Start(Tag::Table(_)) => ("tables", "put the table in a section of its own"),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => (
            "code blocks",
            "take the spaces at the start of the line away",
        ),
        Event::Start(Tag::CodeBlock(_)) => ("code blocks", "write it as a paragraph or a list"),
        Event::Start(Tag::HtmlBlock) | Event::Html(_) | Event::InlineHtml(_) => (
            "HTML",
            "write it as plain text; a `<` that is meant as one is written `\\<`",
        ),
        Event::Start(Tag::FootnoteDefinition(_)) | Event::FootnoteReference(_) => {
            ("footnotes", "write the remark where it belongs")
        }
        Event::Start(Tag::Link { .. }) => ("links", "write the words without the link"),
        Event::Start(Tag::Image { .. }) => ("images", "say in words what the image shows"),
        Event::Start(Tag::Strikethrough) => ("struck-out text", "take it away"),
        Event::TaskListMarker(_) => ("check boxes", "write plain list items: `- item`"),
        Event::Rule => (
            "lines across the page",
            "take it away; headings part the sections",
        ),
        _ => return None,
    })
}

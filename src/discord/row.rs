//! Buttons and lists under a message as values, and how Discord takes them.

use serde::{Serialize, Serializer};

use crate::limits::{BUTTON_LABEL, SELECT_OPTION, SELECT_PLACEHOLDER, cut};

/// A row of buttons, or one list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    #[serde(rename = "type")]
    kind: Kind<1>,
    components: Vec<Component>,
}

/// Something that can be used under a message.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Component {
    /// A button.
    Button(Button),
    /// A list to choose from.
    Select(Select),
}

/// A button.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Button {
    #[serde(rename = "type")]
    kind: Kind<2>,
    style: Style,
    label: String,
    #[serde(flatten)]
    target: Target,
    /// It is shown, but cannot be pressed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub disabled: bool,
}

/// How a button looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Style {
    /// Grey.
    Secondary = 2,
    /// Red.
    Danger = 4,
    /// Grey, with an arrow.
    Link = 5,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Target {
    CustomId(String),
    Url(String),
}

/// A list to choose from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Select {
    #[serde(rename = "type")]
    kind: Kind<3>,
    custom_id: String,
    placeholder: String,
    min_values: usize,
    max_values: usize,
    options: Vec<SelectOption>,
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SelectOption {
    label: String,
    pub(super) value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    default: bool,
}

impl Row {
    /// A row of these; nothing where there are none.
    pub(super) fn of(components: impl IntoIterator<Item = Component>) -> Option<Self> {
        let components: Vec<Component> = components.into_iter().collect();
        (!components.is_empty()).then_some(Self {
            kind: Kind,
            components,
        })
    }
}

impl Button {
    /// A button with this custom id.
    pub(super) fn new(label: &str, style: Style, id: String) -> Self {
        Self {
            kind: Kind,
            style,
            label: cut(label, BUTTON_LABEL).into_owned(),
            target: Target::CustomId(id),
            disabled: false,
        }
    }

    /// A button that opens an address.
    pub(super) fn link(label: &str, url: String) -> Self {
        Self {
            target: Target::Url(url),
            ..Self::new(label, Style::Link, String::new())
        }
    }
}

impl From<Button> for Component {
    fn from(button: Button) -> Self {
        Self::Button(button)
    }
}

impl Select {
    /// A list of which so many entries may be chosen.
    pub(super) fn new(
        label: &str,
        id: String,
        values: (usize, usize),
        options: Vec<SelectOption>,
    ) -> Self {
        Self {
            kind: Kind,
            custom_id: id,
            placeholder: cut(label, SELECT_PLACEHOLDER).into_owned(),
            min_values: values.0,
            max_values: values.1,
            options,
        }
    }
}

impl SelectOption {
    /// An entry with small print, which is chosen from the start or not.
    pub(super) fn new(label: &str, detail: &str, value: String, default: bool) -> Self {
        let detail = cut(detail, SELECT_OPTION);
        Self {
            label: cut(label, SELECT_OPTION).into_owned(),
            value,
            description: (!detail.is_empty()).then(|| detail.into_owned()),
            default,
        }
    }
}

/// The number by which Discord tells a kind of component.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Kind<const NUMBER: u8>;

impl<const NUMBER: u8> Serialize for Kind<NUMBER> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(NUMBER)
    }
}

impl Serialize for Style {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(*self as u8)
    }
}

//! The figure that shows what an answer lays out.

use std::collections::HashMap;

use super::answer::{Bar, Figure, Panel, Ranges, Span, Timeline};
use super::layout::short_name;
use super::pay::{self, has_roles};
use crate::knowledge::Period;
use crate::knowledge::guide::{Step, place};

/// Pay figures as bars, a panel a region, currency and what is paid for, in their order; nothing for a single figure.
pub fn of_pay(title: &str, figures: &[pay::Figure<'_>]) -> Option<Figure> {
    if figures.len() < 2 {
        return None;
    }
    let with_role = has_roles(figures);
    let mut places = HashMap::new();
    let mut panels: Vec<Panel> = Vec::new();
    for figure in figures {
        let (region, currency, per) = (
            place(figure.region),
            figure.money.currency,
            figure.money.per,
        );
        let at = places.entry((region.clone(), currency, per));
        let at = *at.or_insert(panels.len());
        if at == panels.len() {
            let per = per.map(|per| format!(", per {}", per.to_string().to_lowercase()));
            panels.push(Panel {
                caption: region.clone() + &per.unwrap_or_default(),
                currency,
                bars: Vec::new(),
            });
        }
        panels[at].bars.push(bar(figure, with_role));
    }
    Some(Figure::Ranges(Ranges {
        title: title.to_owned(),
        panels,
    }))
}

fn bar(figure: &pay::Figure<'_>, with_role: bool) -> Bar {
    Bar {
        label: figure.name(with_role),
        experience: figure.years.map(|years| years.text.clone()),
        guide: short_name(figure.guide).to_owned(),
        text: figure.money.text.clone(),
        measure: figure.measure.map(str::to_owned),
        low: figure.money.low,
        high: figure.money.high.unwrap_or(figure.money.low),
        open: figure.money.open,
    }
}

/// Steps along the time that their guide gives them; nothing where fewer than two have a place in
/// it. Times are never converted: a step whose time is counted in another unit than the first one's
/// has no place.
pub fn of_steps(title: &str, steps: &[Step]) -> Option<Figure> {
    let periods = steps
        .iter()
        .map(|step| step.time.as_deref().and_then(Period::read));
    let periods: Vec<Option<Period>> = periods.collect();
    let unit = periods.iter().flatten().next()?.unit;
    let spans = steps.iter().zip(periods).map(|(step, period)| Span {
        label: step.title.clone(),
        text: step.time.clone(),
        when: period
            .filter(|period| period.unit == unit)
            .map(|period| (period.first, period.last)),
    });
    let steps: Vec<Span> = spans.collect();
    let placed = steps.iter().filter(|step| step.when.is_some()).count();
    (placed >= 2).then(|| {
        Figure::Timeline(Timeline {
            title: title.to_owned(),
            unit,
            steps,
        })
    })
}

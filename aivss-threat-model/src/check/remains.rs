//! Phases 9 and 10: what is left of threats, and in which order it is worked on.

use super::{CheckCode, Findings, Grade};
use crate::entity::Entity as _;
use crate::kind::Id;
use crate::names::Disposition;
use crate::{Kind, Remediation, ResidualRisk};
use aivss_core::escape::list;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::vec::Vec;

impl Findings<'_> {
    pub(super) fn remains(&mut self) {
        let model = self.model;
        let mut of_threat: BTreeMap<Id, Vec<&ResidualRisk>> = BTreeMap::new();
        for risk in model.residual_risks() {
            self.residual(risk);
            of_threat.entry(risk.threat.id()).or_default().push(risk);
        }
        for (threat, risks) in of_threat {
            self.contradicted(threat, &risks);
        }
        self.cycles();
    }

    /// Accepted and deferred risks need an owner, deferred ones a date and interim controls as well
    /// (`06-process.md` phase 9, `07-templates.md`).
    fn residual(&mut self, risk: &ResidualRisk) {
        let (Some(disposition), id) = (risk.disposition, risk.id()) else { return };
        let is_deferred = disposition == Disposition::Deferred;
        let lacks = [
            ("an owner", risk.needs_owner() && risk.owner.is_none()),
            ("a target date", is_deferred && risk.target_date.is_none()),
            ("interim controls", is_deferred && risk.interim_controls.is_empty()),
        ];
        let lacks: Vec<&str> =
            lacks.into_iter().filter_map(|(what, lacks)| lacks.then_some(what)).collect();
        if !lacks.is_empty() {
            let lacks = lacks.join(", ");
            self.add(
                CheckCode::ResidualIncomplete,
                Grade::Gap,
                id.into(),
                format!("`{id}` is {disposition} and lacks {lacks}"),
                format!("give the {} {lacks}", Kind::ResidualRisk.words()),
            );
        }
    }

    /// One threat has one line in the register of phase 9. Two that say the same, or of which one says what
    /// the other leaves open, do no harm; otherwise the last would silently win.
    fn contradicted(&mut self, threat: Id, risks: &[&ResidualRisk]) {
        let mut levels: Vec<_> = risks.iter().filter_map(|risk| risk.level).collect();
        let mut dispositions: Vec<_> = risks.iter().filter_map(|risk| risk.disposition).collect();
        levels.sort_unstable();
        levels.dedup();
        dispositions.sort_unstable();
        dispositions.dedup();
        let levels = (levels.len() > 1).then(|| list(levels));
        let dispositions = (dispositions.len() > 1).then(|| list(dispositions));
        let said: Vec<_> = [levels, dispositions].into_iter().flatten().collect();
        if said.is_empty() {
            return;
        }
        let ids: Vec<Id> = risks.iter().map(|risk| risk.id()).collect();
        let names = list(ids.iter().map(|id| format!("`{id}`")));
        self.add(
            CheckCode::ResidualContradicted,
            Grade::Warning,
            ids.into(),
            format!("{names} contradict each other on `{threat}`: {}", said.join("; ")),
            "keep the one that holds, and remove the others",
        );
    }

    /// Work that depends on itself, directly or through other work, can never begin. Work is taken away as
    /// long as there is some that waits for nothing that is left; then, the same way, what nothing waits for.
    /// Circles, and what lies between two of them, remain: one finding for all.
    fn cycles(&mut self) {
        let model = self.model;
        let work = model.remediations();
        let waits = |it: &Remediation| it.depends_on.iter().map(|on| on.id()).collect::<Vec<_>>();
        let mut on: BTreeMap<Id, Vec<Id>> = work.iter().map(|it| (it.id(), waits(it))).collect();
        for _ in 0..2 {
            on = reversed(&peeled(&on));
        }
        if on.is_empty() {
            return;
        }
        let ids: Vec<Id> = on.into_keys().collect();
        let names = list(ids.iter().map(|id| format!("`{id}`")));
        let message = if ids.len() == 1 {
            format!("{names} waits for itself")
        } else {
            format!("none of {names} can begin, for they wait for each other")
        };
        self.add(
            CheckCode::RemediationCyclic,
            Grade::Warning,
            ids.into(),
            message,
            "take one of them out of the `depends_on` of another",
        );
    }
}

/// What is left when everything goes that waits for nothing, or only for what went.
fn peeled(on: &BTreeMap<Id, Vec<Id>>) -> BTreeMap<Id, Vec<Id>> {
    let mut open: BTreeMap<Id, usize> = on.iter().map(|(id, on)| (*id, on.len())).collect();
    let waiting = reversed(on);
    let mut free: Vec<Id> =
        open.iter().filter(|(_, count)| **count == 0).map(|(id, _)| *id).collect();
    while let Some(id) = free.pop() {
        open.remove(&id);
        for waits in waiting.get(&id).into_iter().flatten() {
            if let Some(count) = open.get_mut(waits) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    free.push(*waits);
                }
            }
        }
    }
    let is_left = |id: &Id| open.contains_key(id);
    let left = on.iter().filter(|(id, _)| is_left(id));
    left.map(|(id, on)| (*id, on.iter().copied().filter(is_left).collect())).collect()
}

/// The same ties, told from their other ends.
fn reversed(on: &BTreeMap<Id, Vec<Id>>) -> BTreeMap<Id, Vec<Id>> {
    let mut waiting: BTreeMap<Id, Vec<Id>> = on.keys().map(|id| (*id, Vec::new())).collect();
    for (id, on) in on {
        for on in on {
            waiting.entry(*on).or_default().push(*id);
        }
    }
    waiting
}

//! A step: a named piece of work, with what must be there before it starts.

pub(crate) type Action = Box<dyn FnOnce() -> Result<(), String> + Send>;

/// A named piece of work.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    /// The steps whose results this one uses.
    pub(crate) after: Vec<&'static str>,
    /// What it holds alone while it runs.
    pub(crate) holds: Option<Held>,
    /// What it installs, unless that is there.
    pub(crate) installs: Option<Installed>,
    pub(crate) action: Action,
}

/// What one step at a time can have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held {
    /// The workspace's target folder, which cargo lets one command at a time build in.
    Target,
    /// The system's package manager.
    Packages,
}

/// Something that a new machine lacks.
pub(crate) struct Installed {
    pub(crate) what: &'static str,
    pub(crate) why: &'static str,
    pub(crate) is_there: fn() -> bool,
}

impl Step {
    pub(crate) fn new(
        name: &'static str,
        action: impl FnOnce() -> Result<(), String> + Send + 'static,
    ) -> Self {
        Self { name, after: Vec::new(), holds: None, installs: None, action: Box::new(action) }
    }

    /// Installs something, unless it is there.
    pub(crate) fn installs(mut self, installed: Installed) -> Self {
        self.installs = Some(installed);
        self
    }

    /// Runs after other steps.
    pub(crate) fn after(mut self, names: &[&'static str]) -> Self {
        self.after.extend(names);
        self
    }

    /// Builds in the workspace's target folder.
    pub(crate) fn builds(self) -> Self {
        self.holding(Held::Target)
    }

    pub(crate) fn holding(mut self, held: Held) -> Self {
        self.holds = Some(held);
        self
    }
}

/// The steps that a name asks for: the one of that name, or else all that have it in their names; and before them the
/// steps whose results they use.
pub(crate) fn select(steps: Vec<Step>, name: &str) -> Vec<Step> {
    let is_exact = steps.iter().any(|step| step.name == name);
    let is_asked = |step: &Step| {
        if is_exact { step.name == name } else { step.name.contains(name) }
    };
    let mut chosen: Vec<&str> =
        steps.iter().filter(|step| is_asked(step)).map(|s| s.name).collect();
    let mut seen = 0;
    while let Some(name) = chosen.get(seen).copied() {
        let used = steps.iter().filter(|step| step.name == name).flat_map(|step| &step.after);
        for used in used {
            if !chosen.contains(used) {
                chosen.push(used);
            }
        }
        seen += 1;
    }
    let chosen: Vec<String> = chosen.into_iter().map(str::to_owned).collect();
    steps.into_iter().filter(|step| chosen.iter().any(|name| name == step.name)).collect()
}

//! An edit about many people as several edits about a few each, to be done one after the other. Must never change what it does:
//! part after part comes to the same as the whole at once.

use super::Edit;

impl Edit {
    /// How many people it is about; one where it is about none.
    pub fn people(&self) -> usize {
        match self {
            Self::Answer { applications, .. }
            | Self::Disqualify { applications, .. }
            | Self::MoveApplications { applications, .. }
            | Self::LogMessages { applications, .. } => applications.len(),
            Self::Tag { candidates, .. } | Self::KeepLonger { candidates, .. } => candidates.len(),
            Self::AddCandidates { arrivals } => arrivals.len(),
            Self::MergeCandidates { .. } => 2,
            _ => 1,
        }
    }

    /// Whether it is about several people at once, or makes one of two: what one may want to go back behind long after.
    pub fn is_bulk(&self) -> bool {
        self.people() > 1
    }

    /// The same in parts about at most so many people each, in their order. What cannot be parted stays whole.
    pub fn into_parts(self, most: usize) -> Vec<Self> {
        if self.people() <= most {
            return vec![self];
        }
        match self {
            Self::Answer { requisition, applications, reason, text, way } => {
                parts(applications, most, |applications| Self::Answer {
                    requisition,
                    applications,
                    reason: reason.clone(),
                    text: text.clone(),
                    way,
                })
            }
            Self::Disqualify { applications, reason, shareable } => parts(applications, most, |applications| {
                Self::Disqualify { applications, reason: reason.clone(), shareable: shareable.clone() }
            }),
            Self::MoveApplications { requisition, applications, to } => {
                parts(applications, most, |applications| Self::MoveApplications { requisition, applications, to })
            }
            Self::LogMessages { applications, text } => {
                parts(applications, most, |applications| Self::LogMessages { applications, text: text.clone() })
            }
            Self::Tag { candidates, text, on } => {
                parts(candidates, most, |candidates| Self::Tag { candidates, text: text.clone(), on })
            }
            Self::KeepLonger { candidates, until, reason } => {
                parts(candidates, most, |candidates| Self::KeepLonger { candidates, until, reason: reason.clone() })
            }
            Self::AddCandidates { arrivals } => parts(arrivals, most, |arrivals| Self::AddCandidates { arrivals }),
            whole => vec![whole],
        }
    }
}

fn parts<T>(all: Vec<T>, most: usize, make: impl Fn(Vec<T>) -> Edit) -> Vec<Edit> {
    let mut rest = all.into_iter();
    let mut parts = Vec::new();
    while rest.len() > 0 {
        parts.push(make(rest.by_ref().take(most.max(1)).collect()));
    }
    parts
}

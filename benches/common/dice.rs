//! Chance that can be thrown again: the same seed and stream give the same numbers on every machine.

use super::SEED;

/// A die that throws the same numbers every time.
pub struct Dice(fastrand::Rng);

impl Dice {
    /// The die of one stream. Streams that lie side by side have nothing to do with each other.
    pub fn new(stream: u64) -> Self {
        let mut seeds = fastrand::Rng::with_seed(SEED ^ stream.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        Self(fastrand::Rng::with_seed(seeds.u64(..)))
    }

    /// A number from 0 to below the end.
    pub fn below(&mut self, end: u32) -> u32 {
        self.0.u32(..end.max(1))
    }

    /// A number from one to another, both possible.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        self.0.u32(low..=high.max(low))
    }

    /// From 0 to below 1.
    pub fn share(&mut self) -> f64 {
        self.0.f64()
    }

    /// Whether something that happens so many times in a thousand happens now.
    pub fn in_a_thousand(&mut self, times: u32) -> bool {
        self.below(1000) < times
    }

    /// One of a list that has any.
    pub fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.0.usize(..list.len())]
    }

    /// One of a list, the first of them more often: half of all throws take one of the first quarter.
    pub fn early_of<T: Copy>(&mut self, list: &[T]) -> T {
        let one = self.0.usize(..list.len());
        let other = self.0.usize(..list.len());
        list[one * other / list.len()]
    }

    /// One of a list, each as often as its weight says.
    pub fn weighted<T: Copy>(&mut self, list: &[(u32, T)]) -> T {
        let mut left = self.below(list.iter().map(|(weight, _)| weight).sum());
        for (weight, item) in list {
            if left < *weight {
                return *item;
            }
            left -= weight;
        }
        list[0].1
    }

    /// A number as a list of quantiles has it: between two neighbours, each step as likely as any other.
    pub fn by_quantiles(&mut self, quantiles: &[u32]) -> u32 {
        let step = self.0.usize(1..quantiles.len());
        self.between(quantiles[step - 1], quantiles[step])
    }
}

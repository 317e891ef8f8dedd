"""careerbook: a private career journal for the terminal."""


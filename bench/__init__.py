"""The benchmark: what a build costs in time and memory, step by step, and how that grows.

    make bench                             the real site and 100, 1,000, 5,000 and 10,000 records, three runs each
    make bench-quick                       the real site and 1,000 synthetic records, one run each
    make bench BENCH_ARGS="--sizes 100 1000 --runs 5"

Method
------
*What is measured.* A copy of this checkout, made at the start, so that edits during a run do not count. The real
site is that copy; a synthetic site is the same code, frame and prose over made-up records (`synthetic`), where each
record that prose mentions is replaced by a made-up one of its kind.

*Synthetic records.* `N` records with a page of their own, of all kinds in fixed shares, with parts, follow-up and
references. Words are those of `data/` by rank, drawn with Zipf frequencies; past that list come compounds of two of
its words, so the vocabulary grows as it does in real text (`words`). Word order is random: sizes and counts are
realistic, meaning is not. Everything follows from one seed; `adviesspoor check` has nothing to say about the result.
A synthetic site has no git history.

*Builds.* A run is a whole process, `mkdocs build --strict` into an empty folder, from start to exit; time, CPU and
peak memory come from the kernel (`os.wait4`). What an earlier run wrote is moved aside and deleted at the very end: a
file system that was just told to forget tens of thousands of files can take three times as long to make new ones.
The same build then runs once more with a clock around the functions of the library (`clock`): a step is the time in
its functions minus the time in steps they call, so steps add up, and what is left is MkDocs itself with Python's
start, Markdown and the theme. The clock costs a few percent; totals and ratios are of the build without it. Memory after
a step is the process's peak so far, so it only rises.

*Lower limit.* `plain` is the shortest program that makes a page per record: PyYAML's C loader, one Jinja template,
one loop, into the same kind of folder on the same disk. No check, no inverse links, no search, no API.

*Order.* A B C A B C: build, plain loop, build with a clock. Results are medians; a ratio is the median of the CPU ratios
of the pairs. CPU time suffers least from other work on the machine, and a build is one thread: on an idle machine it
equals wall time, so targets are held against it. The `pages ratio` counts of the build only load, check, render and
writing: what the plain loop does too.

Results go to the screen and, with every single run, to `build/bench.json`. The targets are printed beside them; a
missed target does not fail the command, a failed build does.
"""

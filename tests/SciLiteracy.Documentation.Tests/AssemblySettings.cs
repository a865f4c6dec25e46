// Blocks are run one after another: what they print goes to the one console of the process, and they share its current folder.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

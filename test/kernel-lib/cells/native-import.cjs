/** Node's own `import()`: in the files that it reads itself, the test runner puts another in its place. */
module.exports = (specifier, options) => import(specifier, options);

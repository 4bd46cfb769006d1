// Causes a console message, an error and a rejected promise on faults.html. walk.test.mjs expects
// that all of them are recorded.
console.info("a console message");
setTimeout(() => undefinedName.field);
Promise.reject(new Error("a rejected promise"));

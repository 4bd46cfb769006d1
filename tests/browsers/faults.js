// Causes a console message, an error and a rejected promise on faults.html. walk.test.mjs expects
// that all of them are recorded.
console.info("something was said");
setTimeout(() => nobody.knows);
Promise.reject(new Error("it was refused"));

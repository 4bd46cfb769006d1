// One fault of every kind.
console.info("something was said");
setTimeout(() => nobody.knows);
Promise.reject(new Error("it was refused"));

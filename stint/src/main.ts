#!/usr/bin/env node
console.log('stint');

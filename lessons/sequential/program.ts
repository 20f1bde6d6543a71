import { print, time } from "asyncio-lessons";

function one_print() {
  time.sleep(6);
  print(1);
}

function two_print() {
  time.sleep(5);
  print(2);
}

function three_print() {
  time.sleep(4);
  print(3);
}

function main() {
  const start = time.time();
  one_print();
  two_print();
  three_print();
  print((time.time() - start).toFixed(3));
}

main();

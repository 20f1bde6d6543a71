import { print, time } from "asyncio-lessons";

function onePrint() {
  time.sleep(6);
  print(1);
}

function twoPrint() {
  time.sleep(5);
  print(2);
}

function threePrint() {
  time.sleep(4);
  print(3);
}

function main() {
  const start = time.time();
  onePrint();
  twoPrint();
  threePrint();
  print(time.time() - start);
}

main();

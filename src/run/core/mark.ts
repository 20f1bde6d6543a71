// A module that is imported right before a program: its evaluation is the moment at which the program begins.
import { noteEvaluation } from "./evaluation.js";

noteEvaluation();

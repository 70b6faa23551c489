package org.yihaotong.local;

/**
 * Something that the person who starts the parts can mend, said in that person's words.
 */
final class LauncherProblem extends RuntimeException {

	LauncherProblem(String message) {
		super(message);
	}

	LauncherProblem(String message, Throwable cause) {
		super(message, cause);
	}

}

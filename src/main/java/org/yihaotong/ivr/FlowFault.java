package org.yihaotong.ivr;

/**
 * One thing that is wrong in a flow file.
 *
 * @param line where, counted from 1; 0 for the file as a whole
 * @param step in which step; empty outside of steps
 * @param reason what is wrong
 */
record FlowFault(int line, String step, String reason) {

	@Override
	public String toString() {
		return "line " + this.line + (this.step.isEmpty() ? "" : ", step " + this.step) + ": " + this.reason;
	}

}

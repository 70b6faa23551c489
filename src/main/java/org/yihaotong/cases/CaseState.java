package org.yihaotong.cases;

/**
 * Where a case stands.
 */
public enum CaseState {

	/** Handed to a department, not yet signed for. */
	DISPATCHED,

	/** The department works on it. */
	IN_PROGRESS,

	/** The department has replied; the citizen is asked whether it helped. */
	REPLIED,

	/** The end. */
	CLOSED

}

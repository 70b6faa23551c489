package org.yihaotong.cases;

import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.DepartmentCode;

/**
 * Where a case that was dispatched wrongly belongs.
 *
 * @param category the right minor category
 * @param department who is to handle it
 * @param reason why, for the history; 200 characters at most
 */
public record Redispatch(CategoryCode category, DepartmentCode department, String reason) {
}

/* The page of a report, as a constant of the program. REPORT_TEMPLATE is the file's path. */
        .section .rodata
        .global gigaload_report_template
        .global gigaload_report_template_end
gigaload_report_template:
        .incbin REPORT_TEMPLATE
gigaload_report_template_end:
        .byte 0
        .section .note.GNU-stack, "", %progbits
